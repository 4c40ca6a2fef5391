package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageDeletionCheckTest {
  @Test
  void whatCausedItHappenedAGraceBeforeItWasDueAndTwoAfterAVeto() {
    assertThat(check(LastLook.NONE).happenedBefore(GRACE)).isEqualTo(DUE.minus(GRACE));
    assertThat(check(LastLook.CLEAR).happenedBefore(GRACE)).isEqualTo(DUE.minus(GRACE));
    assertThat(check(LastLook.VETO).happenedBefore(GRACE))
        .isEqualTo(DUE.minus(GRACE.multipliedBy(2)));
  }

  private static Digest[] digests(int number) {
    return IntStream.range(0, number).mapToObj(i -> digest(i)).toArray(Digest[]::new);
  }

  @Test
  void namesAtLeastOneImageAndAtMost3000() {
    assertThat(checkOf(DEREGISTERED, digests(3000)).images()).hasSize(3000);
    assertThatThrownBy(() -> checkOf(DEREGISTERED, digests(3001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> checkOf(DEREGISTERED)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesNoImageTwice() {
    assertThatThrownBy(() -> checkOf(DEREGISTERED, digest(1), digest(2), digest(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isDueOnAFullMinute() {
    assertThatThrownBy(
            () ->
                new ImageDeletionCheck(
                    REPOSITORY,
                    List.of(digest(1)),
                    DEREGISTERED,
                    ENDED,
                    LastLook.NONE,
                    DUE.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPostponementRemembersTheFirstCauseAndNoMore() {
    Cause.Postponed once = DEREGISTERED.postponed();

    assertThat(once.postponed()).isEqualTo(once);
    assertThat(once.first()).isEqualTo(DEREGISTERED);
    assertThatThrownBy(() -> new Cause.Postponed(once))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTaskDefinitionThatEndedIsKnownThroughoutTheChain() {
    assertThat(DEREGISTERED.postponed().endedTaskDefinition()).contains(ORDERS_41);
    assertThat(new Cause.Deleted(ORDERS_41).endedTaskDefinition()).contains(ORDERS_41);
    assertThat(new Cause.Registered(ORDERS_41).postponed().endedTaskDefinition()).isEmpty();
    assertThat(new Cause.ParentRemoved(digest(1)).endedTaskDefinition()).isEmpty();
  }
}
