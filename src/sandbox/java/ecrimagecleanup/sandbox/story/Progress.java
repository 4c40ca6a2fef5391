package ecrimagecleanup.sandbox.story;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the story is.
 *
 * @param start when it began
 * @param now the time of its world
 * @param events how many events have arrived
 * @param checks how many checks were due
 * @param removed how many images are gone
 */
public record Progress(Instant start, Instant now, long events, long checks, int removed) {

  /** The day of the story, counted from 1. */
  public long day() {
    return Duration.between(start, now).toDays() + 1;
  }

  /** The time of that day. */
  public String time() {
    Duration sinceStart = Duration.between(start, now);
    return "%02d:%02d".formatted(sinceStart.toHoursPart(), sinceStart.toMinutesPart());
  }
}
