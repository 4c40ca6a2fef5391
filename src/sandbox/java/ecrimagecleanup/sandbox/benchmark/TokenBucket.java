package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;
import java.time.Instant;

/**
 * How AWS limits a rate: a call takes a token, and so many come back in a second. Calls that
 * overlap are played one after another, so time can go back a little; then none come. For one
 * thread.
 */
final class TokenBucket {
  private final RateLimit limit;
  private double tokens;
  private Instant filled;

  TokenBucket(RateLimit limit, Instant now) {
    this.limit = limit;
    this.tokens = limit.burst();
    this.filled = now;
  }

  /** Takes a token, if there is one. */
  boolean take(Instant now) {
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(limit.burst(), tokens + seconds * limit.perSecond());
      filled = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
