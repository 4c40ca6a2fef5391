package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How AWS limits a rate: a call takes a token, and so many come back in a second. Messages that
 * overlap are played one after another, so a call can come after one that is later in time: it gets
 * a token if the bucket would have had one for each of them, whoever came first. For one thread.
 */
final class TokenBucket {
  /** What the adding up of fractions may lose. */
  private static final double ROUNDING = 1e-6;

  private final RateLimit limit;
  private final NavigableMap<Instant, Integer> taken = new TreeMap<>();
  private Instant since;
  private double left;

  /** A full one. */
  TokenBucket(RateLimit limit, Instant now) {
    this.limit = limit;
    this.since = now;
    this.left = limit.burst();
  }

  /**
   * Takes a token, if there is one.
   *
   * @param at the time of the call
   * @param earliest no later call of this method is for a time before it
   */
  boolean take(Instant at, Instant earliest) {
    forgetBefore(earliest);
    taken.merge(at, 1, Integer::sum);
    if (hasEnough()) {
      return true;
    }
    taken.computeIfPresent(at, (same, calls) -> calls == 1 ? null : calls - 1);
    return false;
  }

  private void forgetBefore(Instant earliest) {
    NavigableMap<Instant, Integer> past = taken.headMap(earliest, false);
    past.forEach(
        (at, calls) -> {
          left = refilled(left, since, at) - calls;
          since = at;
        });
    past.clear();
  }

  private boolean hasEnough() {
    double tokens = left;
    Instant before = since;
    for (Map.Entry<Instant, Integer> each : taken.entrySet()) {
      tokens = refilled(tokens, before, each.getKey()) - each.getValue();
      before = each.getKey();
      if (tokens < -ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private double refilled(double tokens, Instant from, Instant to) {
    double seconds = Duration.between(from, to).toNanos() / 1e9;
    return Math.min(limit.burst(), tokens + seconds * limit.perSecond());
  }
}
