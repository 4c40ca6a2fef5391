package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an embedded AWS holds that begins with many old images. */
class FillingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ACCOUNT = EmbeddedAws.WORKLOAD_ACCOUNTS.get(0);

  private final WorldClock clock = new WorldClock(NOW.minus(Filling.AGE));

  @Test
  void ofWhatHappenedLongAgoNoEventAndNoLateCheckIsLeft() {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 30)) {
      new Filling(2, 3).into(aws, NOW);
      clock.advance(Duration.ofHours(1));
      aws.world().timers().fireDue();

      assertThat(aws.now()).isEqualTo(NOW.plus(Duration.ofHours(1)));
      assertThat(aws.deliveries(EmbeddedAws.EVENTS_QUEUE)).isZero();
      assertThat(aws.deliveries(EmbeddedAws.TASK_EVENTS_QUEUE)).isZero();
      assertThat(aws.deliveries(EmbeddedAws.CHECKS_QUEUE)).isZero();
    }
  }

  @Test
  void whatHappensFromThenOnIsHeardOf() {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 30)) {
      new Filling(1, 1).into(aws, NOW);
      WorkloadAccount workload = new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION);
      workload.deregister("fill-0000:1");
      aws.world().advance(Duration.ofMinutes(1));

      assertThat(aws.deliveries(EmbeddedAws.EVENTS_QUEUE)).isEqualTo(1);
    }
  }
}
