package ecrimagecleanup.sandbox.simulation;

/**
 * The process died here. An error and no exception, so that nothing takes it for a failed call: the
 * SDK does not try again.
 */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("The process died", null, false, false);
  }
}
