package ecrimagecleanup.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers, bytes and times as people read them, on every machine alike. */
public final class Amounts {
  private static final String UNITS = "kMGTPE";
  private static final int STEP = 1000;

  /** What rounds to 1000 of a unit is one of the next. */
  private static final double ROUNDED_TO_STEP = STEP - 0.05;

  private static final long DAYS_SHOWN_FROM = 2;

  private Amounts() {}

  /** Bytes with one digit after the point, in units of 1000, as storage is sold: {@code 1.5 MB}. */
  public static String bytes(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= ROUNDED_TO_STEP && unit < UNITS.length() - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, UNITS.charAt(unit));
  }

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
