package ecrimagecleanup.check;

/**
 * The name of a schedule that fires a check: the same for the same check, so that EventBridge
 * Scheduler refuses the second.
 */
public interface CheckName {
  /** The name, within the 64 characters that EventBridge Scheduler allows. */
  String value();
}
