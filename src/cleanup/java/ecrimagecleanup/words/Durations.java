package ecrimagecleanup.words;

import java.time.Duration;

/** Durations as people say them. */
public final class Durations {
  private static final long HOURS_SHOWN_FROM = 2;
  private static final long HOURS_SHOWN_BELOW = 72;

  private Durations() {}

  /**
   * In the largest unit that leaves nothing over, to the second, with days from three on: {@code 24
   * hours}, {@code 30 days}, {@code 90 minutes}.
   */
  public static String inWords(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % Duration.ofDays(1).toSeconds() == 0 && duration.toHours() >= HOURS_SHOWN_BELOW) {
      return Counts.of(duration.toDays(), "day");
    }
    if (seconds != 0 && seconds % Duration.ofHours(1).toSeconds() == 0) {
      return Counts.of(duration.toHours(), "hour");
    }
    return seconds != 0 && seconds % Duration.ofMinutes(1).toSeconds() == 0
        ? Counts.of(duration.toMinutes(), "minute")
        : Counts.of(seconds, "second");
  }

  /**
   * How long something took, in minutes below two hours, in hours below three days, and in days
   * from then on: {@code 15 hours}. A negative one is {@code 0 minutes}.
   */
  public static String roughly(Duration duration) {
    if (duration.isNegative()) {
      return Counts.of(0, "minute");
    }
    if (duration.toHours() < HOURS_SHOWN_FROM) {
      return Counts.of(duration.toMinutes(), "minute");
    }
    return duration.toHours() < HOURS_SHOWN_BELOW
        ? Counts.of(duration.toHours(), "hour")
        : Counts.of(duration.toDays(), "day");
  }

  /** To the minute, rounded up: {@code 95 min}, and {@code 5 h 3 min} above two hours. */
  public static String brief(Duration duration) {
    long minutes = (duration.toSeconds() + 59) / 60;
    return minutes > 120 ? "%d h %d min".formatted(minutes / 60, minutes % 60) : minutes + " min";
  }
}
