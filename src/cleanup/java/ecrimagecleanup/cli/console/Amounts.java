package ecrimagecleanup.cli.console;

import java.time.Duration;
import java.time.Instant;

/** Times as people read them, on every machine alike. */
public final class Amounts {
  private static final long DAYS_SHOWN_FROM = 2;

  private Amounts() {}

  /** How long ago a time was: {@code 62 d}, {@code 5 h}; a time to come is {@code 0 min}. */
  public static String age(Instant time, Instant now) {
    return duration(Duration.between(time, now));
  }

  /** A duration in its largest unit: {@code 62 d}, {@code 5 h}, {@code 12 min}. */
  static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "0 min";
    }
    if (duration.toDays() >= DAYS_SHOWN_FROM) {
      return duration.toDays() + " d";
    }
    return duration.toHours() > 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
  }
}
