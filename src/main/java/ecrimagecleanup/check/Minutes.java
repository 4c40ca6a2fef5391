package ecrimagecleanup.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times on full minutes: the precision of EventBridge Scheduler. */
final class Minutes {
  private Minutes() {}

  /** The full minute at or after {@code time}: never earlier, so that a grace period is whole. */
  static Instant roundUp(Instant time) {
    return roundUp(time, ChronoUnit.MINUTES);
  }

  /** The full hour at or after {@code time}. */
  static Instant roundUpToHour(Instant time) {
    return roundUp(time, ChronoUnit.HOURS);
  }

  private static Instant roundUp(Instant time, ChronoUnit unit) {
    Instant down = time.truncatedTo(unit);
    return down.equals(time) ? down : down.plus(1, unit);
  }
}
