package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.DUE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.sweep.Sweep;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingMessageTest {
  private static final Sweep ALL = Sweep.ofAll(DUE);
  private static final Sweep ONE = ALL.of(ORDERS);

  private static PendingCheck pending(String name, String input) {
    return PendingCheck.of(new Schedule(name, "at(…)", Optional.of(DUE), "", input));
  }

  private static PendingMessage message(String name, String input) {
    return PendingMessage.of(pending(name, input)).orElseThrow();
  }

  @Test
  void aCheckIsNoOtherMessage() {
    assertThat(PendingMessage.of(pending("one", CliFixtures.check('a')))).isEmpty();
    assertThat(PendingMessage.of(pending("somebody-elses", "hello"))).isEmpty();
  }

  @Test
  void aSweepToComeSaysOfWhichRepositoryAndWhatIsLostWithoutIt() {
    PendingMessage one = message(ONE.scheduleName(), ONE.toJson());
    PendingMessage all = message(ALL.scheduleName(), ALL.toJson());

    assertThat(one.subject()).isEqualTo("sweep of team/orders");
    assertThat(one.loss())
        .isEqualTo("team/orders is not swept until the next sweep; its pending checks stay.");
    assertThat(one.repository()).contains(ORDERS);
    assertThat(all.subject()).isEqualTo("sweep of all repositories");
    assertThat(all.loss()).isEqualTo("This sweep does not begin; pending checks stay.");
    assertThat(message(ALL.scheduleName(), "hello").subject())
        .isEqualTo("sweep that cannot be read");
  }

  @Test
  void theReportToOwnersIsNoBrokenCheck() {
    for (PendingMessage report :
        new PendingMessage[] {
          message("report-20260303", ONE.toJson()), message("report-20260303-1", "Dear owners")
        }) {
      assertThat(report.subject()).isEqualTo("report to owners");
      assertThat(report.loss())
          .isEqualTo("The report to owners may lack a part, or be sent twice.");
      assertThat(report.repository()).isEmpty();
    }
  }
}
