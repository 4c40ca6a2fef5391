package ecrimagecleanup.sandbox.simulation;

/**
 * The process died here. Whatever still runs in it is of no consequence: every further call fails
 * the same way, nothing that it writes is kept, and its message is not deleted.
 */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("The process died", null, false, false);
  }
}
