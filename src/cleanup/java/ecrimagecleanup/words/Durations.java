package ecrimagecleanup.words;

import java.time.Duration;

/** Durations as people say them. */
public final class Durations {
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
}
