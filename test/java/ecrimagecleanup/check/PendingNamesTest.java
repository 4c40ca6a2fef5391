package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        .containsExactly(first, second, nextDay, sweep, noDay, "foreign");
    assertThat(PendingNames.of(List.of(nextDay, second, first)).soonest(2))
        .containsExactly(first, second);
  }

  @Test
  void theCheckOfASweepOfTodayIsNotTakenForSoonerThanOneThatIsDueToday() {
    String sweep = ScheduleName.prefix(REPOSITORY) + "sweep-20260303-0";
    String today = name(Duration.ofHours(13));

    assertThat(PendingNames.of(List.of(sweep, today)).soonest(1)).containsExactly(today);
  }

  @Test
  void messagesThatStartSweepsOrBelongToAReportAreNoChecks() {
    String check = name(Duration.ZERO);
    String swept = ScheduleName.prefix(REPOSITORY) + "sweep-20260303-0";
    List<String> others =
        List.of("report-20260303", "report-20260303-2", "sweep-20260303", "sweep-20260303-0a1b");
    PendingNames names =
        PendingNames.of(
            Stream.concat(others.stream(), Stream.of("sweep-mine", check, swept)).toList());

    assertThat(names.checks().all()).containsExactly(check, swept, "sweep-mine");
    assertThat(names.others().all()).containsExactlyElementsOf(others);
  }
}
