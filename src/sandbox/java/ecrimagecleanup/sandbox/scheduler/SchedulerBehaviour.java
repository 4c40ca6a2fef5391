package ecrimagecleanup.sandbox.scheduler;

import java.time.Duration;

/**
 * What EventBridge Scheduler leaves open, made adjustable.
 *
 * @param seed decides what is left to chance
 * @param lateness a schedule fires up to this long after it is due; AWS promises within the minute
 * @param duplicates the share of firings, 0 to 1, that deliver a second time: at least once
 * @param listedAfterFiring how long a schedule that deletes itself can still be seen
 */
public record SchedulerBehaviour(
    long seed, Duration lateness, double duplicates, Duration listedAfterFiring) {

  /** Fires at once, delivers once, and is gone. */
  public static SchedulerBehaviour exact() {
    return new SchedulerBehaviour(0, Duration.ZERO, 0, Duration.ZERO);
  }
}
