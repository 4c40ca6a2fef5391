package ecrimagecleanup.cli;

/** AWS does not allow what a rehearsal needs; the message says what, on what. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean ofRole;

  RefusedException(String action, String resource, boolean ofRole, RuntimeException cause) {
    super(
        "AWS does not allow %s on %s."
            .formatted(ofRole ? "sts:AssumeRole for " + action : action, resource),
        cause);
    this.ofRole = ofRole;
  }

  /** Whether already the role could not be assumed. */
  boolean isOfRole() {
    return ofRole;
  }
}
