package ecrimagecleanup.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final RateLimit LIMIT = RateLimit.ECS_TASKS;

  private final TokenBucket bucket = new TokenBucket(LIMIT, NOW);

  private int taken(int tries, Instant now) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.take(now) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstIsTakenAtOnceAndNothingAfterIt() {
    assertThat(taken(1000, NOW)).isEqualTo(LIMIT.burst());
  }

  @Test
  void soManyComeBackInASecondAndNeverMoreThanABurst() {
    taken(1000, NOW);

    assertThat(taken(1000, NOW.plusSeconds(1))).isEqualTo(LIMIT.perSecond());
    assertThat(taken(1000, NOW.plusSeconds(3600))).isEqualTo(LIMIT.burst());
  }

  @Test
  void noneComeBackWhileTimeGoesBack() {
    taken(1000, NOW.plusSeconds(60));

    assertThat(taken(10, NOW)).isZero();
    assertThat(taken(10, NOW.plusSeconds(60))).isZero();
  }
}
