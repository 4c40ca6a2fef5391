package ecrimagecleanup.cli.console;

import java.time.Duration;
import java.time.Instant;

/** How long it is until something, as people say it: the two largest units. */
public final class TimeLeft {
  private static final long HOURS_PER_DAY = 24;
  private static final long MINUTES_PER_HOUR = 60;

  private TimeLeft() {}

  /** {@code 1 d 3 h}, {@code 23 h 5 min}, {@code 4 min}, {@code now}, or {@code overdue}. */
  public static String until(Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    if (left.toMinutes() <= -1) {
      return "overdue";
    }
    if (left.toHours() >= HOURS_PER_DAY) {
      return "%d d %d h".formatted(left.toDays(), left.toHours() % HOURS_PER_DAY);
    }
    if (left.toMinutes() >= MINUTES_PER_HOUR) {
      return "%d h %d min".formatted(left.toHours(), left.toMinutes() % MINUTES_PER_HOUR);
    }
    return left.toMinutes() > 0 ? "%d min".formatted(left.toMinutes()) : "now";
  }
}
