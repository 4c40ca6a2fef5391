package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no event ever named goes by a sweep. */
class SweepTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** A grace period after a sweep, with the last tasks and the spread of the checks. */
  private static final Duration AFTERWARDS = Duration.ofHours(30);

  private static final String AGE = "cleanup.minimum-age=PT12H";

  @Test
  void anImageThatWasNeverDeployedGoesAGracePeriodAfterASweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String never = installation.push("1");
      installation.push("2");
      installation.production().register("orders", image("2"));
      installation.pass(DAY);

      installation.sweep();
      installation.pass(Duration.ofHours(24));
      assertThat(installation.removed()).isEmpty();

      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).containsExactly(never);
    }
  }
}
