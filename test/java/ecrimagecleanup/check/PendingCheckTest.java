package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingCheckTest {
  private static final Instant AT = DUE.plusSeconds(3600);
  private static final String NAME =
      ScheduleName.of(REPOSITORY, digest(1), DUE, DEREGISTERED).value();

  private static PendingCheck pending(String name, Optional<Instant> at, String input) {
    return PendingCheck.of(new Schedule(name, "at(…)", at, "", input));
  }

  @Test
  void saysWhatItIsAboutAndWhy() {
    PendingCheck pending = pending(NAME, Optional.of(AT), ImageDeletionCheckJson.write(check()));

    assertThat(pending.check()).contains(check());
    assertThat(pending.subject()).isEqualTo(check().subject()).isNotEmpty();
    assertThat(pending.cause()).isEqualTo(DEREGISTERED.identity());
    assertThat(pending.problem()).isEmpty();
  }

  @Test
  void firesWhenItsScheduleSaysAndOtherwiseWhenItsNameDoes() {
    assertThat(pending(NAME, Optional.of(AT), "").due()).contains(AT);
    assertThat(pending(NAME, Optional.empty(), "").due()).contains(DUE);
    assertThat(pending("by-hand", Optional.empty(), "").due()).isEmpty();
  }

  @Test
  void whatIsNoCheckSaysWhyItIsNone() {
    PendingCheck pending = pending(NAME, Optional.of(AT), "{}");

    assertThat(pending.check()).isEmpty();
    assertThat(pending.problem()).isNotEmpty();
    assertThat(pending.subject()).isEqualTo("no check: " + pending.problem());
    assertThat(pending.cause()).isEmpty();
  }
}
