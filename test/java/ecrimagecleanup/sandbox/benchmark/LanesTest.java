package ecrimagecleanup.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final Lanes lanes = new Lanes("checks", 2);

  @Test
  void asManyAreAtWorkAsThereAreConsumersAndTheNextWaits() {
    lanes.arrive("a", NOW);
    lanes.arrive("b", NOW);
    lanes.arrive("c", NOW);

    assertThat(lanes.take(NOW)).map(Lanes.Waiting::body).contains("a");
    lanes.done(NOW.plusSeconds(9), Duration.ofSeconds(9));
    assertThat(lanes.take(NOW)).map(Lanes.Waiting::body).contains("b");
    lanes.done(NOW.plusSeconds(5), Duration.ofSeconds(5));

    assertThat(lanes.take(NOW)).isEmpty();
    assertThat(lanes.next()).contains(NOW.plusSeconds(5));
    assertThat(lanes.take(NOW.plusSeconds(5))).map(Lanes.Waiting::body).contains("c");
    assertThat(lanes.waits()).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));
    assertThat(lanes.worked()).isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void whatFailedComesAgain() {
    lanes.arrive("a", NOW);
    Lanes.Waiting first = lanes.take(NOW).orElseThrow();
    lanes.done(NOW, Duration.ZERO);

    lanes.failed(first);

    assertThat(lanes.take(NOW)).map(Lanes.Waiting::receives).contains(1);
    assertThat(lanes.failures()).isEqualTo(1);
  }
}
