package ecrimagecleanup.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant EARLIEST = NOW;
  private static final RateLimit LIMIT = RateLimit.ECS_TASKS;

  private final TokenBucket bucket = new TokenBucket(LIMIT, NOW);

  private int taken(int tries, Instant now) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.take(now, EARLIEST) ? 1 : 0;
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
  void aCallThatIsPlayedLaterAndWasEarlierGetsATokenThatNobodyTook() {
    taken(1, NOW.plusSeconds(60));

    assertThat(taken(1000, NOW)).isEqualTo(LIMIT.burst());
  }

  @Test
  void itGetsNoneThatALaterCallHasTakenAlready() {
    taken(1000, NOW.plusSeconds(1));

    assertThat(taken(1000, NOW)).isEqualTo(LIMIT.perSecond());
    assertThat(taken(1, NOW.plusSeconds(1))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void howeverCallsAreOrderedNoTimeHasMoreThanABurstAndWhatComesBackInIt(long seed) {
    Random random = new Random(seed);
    List<Instant> took = new ArrayList<>();
    Instant earliest = NOW;
    for (int i = 0; i < 2_000; i++) {
      earliest = earliest.plusMillis(random.nextInt(40));
      Instant at = earliest.plusMillis(random.nextInt(5_000));
      if (bucket.take(at, earliest)) {
        took.add(at);
      }
    }
    took.sort(null);

    assertThat(took).hasSizeGreaterThan(500);
    for (int from = 0; from < took.size(); from++) {
      for (int to = from; to < took.size(); to++) {
        double seconds = Duration.between(took.get(from), took.get(to)).toNanos() / 1e9;
        assertThat(to - from + 1.0)
            .as("seed %s: calls from %s to %s", seed, took.get(from), took.get(to))
            .isLessThanOrEqualTo(LIMIT.burst() + seconds * LIMIT.perSecond() + 0.001);
      }
    }
  }
}
