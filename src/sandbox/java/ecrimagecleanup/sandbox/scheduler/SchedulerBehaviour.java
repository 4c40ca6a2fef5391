package ecrimagecleanup.sandbox.scheduler;

import ecrimagecleanup.sandbox.Readings;
import java.time.Duration;

/**
 * What EventBridge Scheduler leaves open, made adjustable.
 *
 * @param seed decides what is left to chance
 * @param lateness a schedule fires up to this long after it is due; AWS promises within the minute
 * @param duplicates the share of firings, 0 to 1, that deliver a second time: at least once
 * @param listedAfterFiring how long a schedule that deletes itself can still be seen
 * @param inputBytes how large the input of a schedule may be
 */
public record SchedulerBehaviour(
    long seed, Duration lateness, double duplicates, Duration listedAfterFiring, int inputBytes) {

  /** With the input that a schedule may have if AWS is friendly. */
  public SchedulerBehaviour(
      long seed, Duration lateness, double duplicates, Duration listedAfterFiring) {
    this(seed, lateness, duplicates, listedAfterFiring, Readings.friendly().scheduleInputBytes());
  }

  /** The same, with the limit that {@code readings} say. */
  public SchedulerBehaviour under(Readings readings) {
    return new SchedulerBehaviour(
        seed, lateness, duplicates, listedAfterFiring, readings.scheduleInputBytes());
  }

  /** Fires at once, delivers once, and is gone. */
  public static SchedulerBehaviour exact() {
    return new SchedulerBehaviour(0, Duration.ZERO, 0, Duration.ZERO);
  }
}
