package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingNamesTest {
  private static String name(Duration later) {
    return ScheduleName.of(REPOSITORY, digest(1), DUE.plus(later), DEREGISTERED).value();
  }

  @Test
  void namesAreInTheOrderInWhichTheyAreDueAsFarAsTheyTell() {
    String first = name(Duration.ZERO);
    String second = name(Duration.ofMinutes(1));
    String nextDay = name(Duration.ofDays(1));
    String sweep = ScheduleName.prefix(REPOSITORY) + "sweep-20260304-0";
    String noDay = ScheduleName.prefix(REPOSITORY) + "sweep-20269904-0";

    assertThat(PendingNames.of(List.of("foreign", noDay, nextDay, sweep, second, first)).all())
        .containsExactly(first, second, sweep, nextDay, noDay, "foreign");
    assertThat(PendingNames.of(List.of(nextDay, second, first)).soonest(2))
        .containsExactly(first, second);
  }
}
