package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.policy.Action;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovalOutcomeTest {
  private static final String NAME = "999988887777/eu-central-1/team/orders@" + digest(1);
  private static final Removal DONE = new Removal.Done(digest(1));
  private static final Removal GONE = new Removal.AlreadyGone(digest(1));
  private static final Removal REFUSED = new Removal.Refused(digest(1), "Code", "because\nof it");

  private static RemovalOutcome outcome(Optional<Image> image, Action action, Removal removal) {
    return new RemovalOutcome(
        new ImageDecision(
            check(), digest(1), image, ALL_UNUSED, new Decision.Remove("b.", action), NOW),
        action,
        removal);
  }

  private static RemovalOutcome outcome(Action action, Removal removal) {
    return outcome(Optional.of(IMAGE), action, removal);
  }

  @Test
  void onlyWhatWasDeletedNowFreesBytes() {
    assertThat(outcome(Action.DELETE, DONE).bytesFreed()).isEqualTo(1234);
    assertThat(outcome(Optional.empty(), Action.DELETE, DONE).bytesFreed()).isZero();
    assertThat(outcome(Action.ARCHIVE, DONE).bytesFreed()).isZero();
    assertThat(outcome(Action.DELETE, GONE).bytesFreed()).isZero();
    assertThat(outcome(Action.DELETE, REFUSED).bytesFreed()).isZero();
  }

  @Test
  void saysInAWordWhatBecameOfIt() {
    assertThat(RemovalOutcome.WORDS)
        .containsExactly(
            outcome(Action.DELETE, DONE).word(),
            outcome(Action.DELETE, GONE).word(),
            outcome(Action.DELETE, REFUSED).word())
        .containsExactly("removed", "already gone", "refused");
  }

  @Test
  void saysInASentenceWhatBecameOfIt() {
    assertThat(outcome(Action.DELETE, DONE).sentence())
        .isEqualTo("Deleted %s, 1234 bytes.".formatted(NAME));
    assertThat(outcome(Action.ARCHIVE, DONE).sentence())
        .isEqualTo("Archived %s, 1234 bytes.".formatted(NAME));
    assertThat(outcome(Action.ARCHIVE, GONE).sentence())
        .isEqualTo("%s was gone before it could be archived.".formatted(NAME));
    assertThat(outcome(Action.DELETE, REFUSED).sentence())
        .isEqualTo("ECR refused to delete %s: Code: because of it".formatted(NAME));
  }
}
