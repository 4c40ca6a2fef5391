package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of world time.
 *
 * @param from its first instant
 * @param to the first instant after it; {@link Instant#MAX} while it lasts
 */
public record Interval(Instant from, Instant to) {

  /** Whether {@code at} is in it. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Whether it has not ended. */
  public boolean open() {
    return to.equals(Instant.MAX);
  }

  /** What it shares with {@code other}; empty if that is nothing. */
  public Optional<Interval> intersection(Interval other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
  }
}
