package ecrimagecleanup.check;

import ecrimagecleanup.image.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times on full minutes: the precision of EventBridge Scheduler. */
public final class Minutes {
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final int HEX_BEGINS = "sha256:".length();

  private Minutes() {}

  /** The full minute at or after {@code time}: never earlier, so that a grace period is whole. */
  public static Instant roundUp(Instant time) {
    return roundUp(time, ChronoUnit.MINUTES);
  }

  /** The full hour at or after {@code time}. */
  public static Instant roundUpToHour(Instant time) {
    return roundUp(time, ChronoUnit.HOURS);
  }

  /** The half hour at or after {@code time}: half past each hour. */
  public static Instant roundUpToHalfPast(Instant time) {
    return roundUpToHour(time.minus(HALF)).plus(HALF);
  }

  /** Whether it is half past an hour, to the minute. */
  public static boolean isHalfPast(Instant time) {
    return time.equals(roundUpToHalfPast(time));
  }

  /**
   * A part of a duration, from none of it to nearly all, that is always the same for an image and
   * different for most.
   */
  public static Duration part(Duration whole, Digest image) {
    long share = Long.parseLong(image.value().substring(HEX_BEGINS, HEX_BEGINS + 8), 16);
    return Duration.ofMinutes((whole.toMinutes() * share) >>> 32);
  }

  private static Instant roundUp(Instant time, ChronoUnit unit) {
    Instant down = time.truncatedTo(unit);
    return down.equals(time) ? down : down.plus(1, unit);
  }
}
