package ecrimagecleanup.cli;

/** AWS does not allow what a rehearsal needs; the message says what, on what. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final boolean ofRole;

  RefusedException(String action, String resource, boolean ofRole, RuntimeException cause) {
    super(
        "AWS does not allow %s on %s."
            .formatted(ofRole ? "sts:AssumeRole for " + action : action, resource),
        cause);
    this.action = action;
    this.ofRole = ofRole;
  }

  /** Whether the call was of this action. */
  boolean isOf(String one) {
    return action.startsWith(one);
  }

  /** Whether already the role could not be assumed. */
  boolean isOfRole() {
    return ofRole;
  }
}
