package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.POLICY;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.NewestQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found out right before acting can take an image out, and never brings one in. */
class SettlementTest {
  private static final Digest FIRST = digest(1);
  private static final Digest SECOND = digest(2);
  private static final ImageDeletionCheck CHECK = checkOf(DEREGISTERED, FIRST, SECOND);
  private static final DecisionTable TABLE = Questions.table(POLICY);
  private static final Decision DELETE = new Remove("b. c.", Action.DELETE);
  private static final Decision ARCHIVE = new Remove("b. c.", Action.ARCHIVE);
  private static final Decision KEEP = new Keep(NewestQuestion.ID, "It is the newest.");
  private static final Assessment KNOWN =
      Assessment.begin(CHECK, RepositoryNames.of(REPOSITORY))
          .withRegistry(RegistryView.of(OPTED_IN, List.of(image(1), image(2))));

  private static ImageDecision decided(Digest digest, Decision decision, boolean brakeRead) {
    FindingsBuilder findings = new FindingsBuilder();
    return new ImageDecision(
        CHECK,
        digest,
        Optional.of(image(digest.equals(FIRST) ? 1 : 2)),
        findings.brake(brakeRead ? Optional.of(Brake.off()) : Optional.empty()).build(),
        decision,
        NOW);
  }

  private static List<ImageDecision> decided(Decision first, Decision second, boolean brakeRead) {
    return List.of(decided(FIRST, first, brakeRead), decided(SECOND, second, brakeRead));
  }

  private static Settlement settled(Decision first, Decision second) {
    return Settlement.of(KNOWN, decided(first, second, false), List.of());
  }

  private static Settlement lookedAgain(Settlement settled, Decision first, Decision second) {
    return settled.lookedAgain(KNOWN, decided(first, second, true), List.of(), TABLE);
  }

  @Test
  void whatIsSettledIsRecordedBeforeAnythingIsDone() {
    Settlement settled = settled(DELETE, KEEP);

    assertThat(settled.unrecorded()).isEqualTo(settled.intended()).hasSize(2);
    assertThat(settled.acting(Action.DELETE).unrecorded()).as("and only once").isEmpty();
  }

  @Test
  void anImageThatWasNotMeantToGoNeverGoes() {
    Settlement again = lookedAgain(settled(DELETE, KEEP).acting(Action.DELETE), DELETE, DELETE);

    assertThat(again.targets()).containsExactly(FIRST);
    assertThat(again.remaining()).containsExactly(FIRST);
    assertThat(again.unrecorded()).isEmpty();
  }

  @Test
  void anImageThatWasMeantForTheArchiveIsNotDeleted() {
    Settlement again = lookedAgain(settled(ARCHIVE, DELETE).acting(Action.DELETE), DELETE, DELETE);

    assertThat(again.remaining()).containsExactly(SECOND);
  }

  @Test
  void anImageThatMustNotGoAnyMoreIsTakenOutRecordedAndTold() {
    Settlement again = lookedAgain(settled(DELETE, DELETE).acting(Action.DELETE), KEEP, DELETE);

    assertThat(again.remaining()).containsExactly(SECOND);
    assertThat(again.unrecorded())
        .singleElement()
        .satisfies(
            withdrawn -> {
              assertThat(withdrawn.digest()).isEqualTo(FIRST);
              assertThat(withdrawn.decision()).isEqualTo(KEEP);
            });
    assertThat(again.reported()).extracting(ImageDecision::decision).containsExactly(KEEP, DELETE);
  }

  @Test
  void nothingGoesBeforeTheBrakeWasRead() {
    Settlement settled = settled(DELETE, DELETE).acting(Action.DELETE);

    assertThat(settled.targets()).containsExactly(FIRST, SECOND);
    assertThat(settled.remaining()).isEmpty();
  }

  @Test
  void nothingIsATargetBeforeSomethingIsDone() {
    assertThat(settled(DELETE, DELETE).targets()).isEmpty();
    assertThat(settled(DELETE, DELETE).intends(Action.DELETE)).isTrue();
    assertThat(settled(DELETE, DELETE).intends(Action.ARCHIVE)).isFalse();
  }

  @Test
  void theOutcomesOfOneActionAreNotThoseOfTheNext() {
    Settlement deleted =
        settled(DELETE, ARCHIVE)
            .acting(Action.DELETE)
            .withOutcomes(
                List.of(
                    new Removal.Refused(FIRST, "ImageReferencedByManifestList", "It is listed.")));

    assertThat(deleted.wasListed()).isTrue();
    assertThat(deleted.acting(Action.ARCHIVE).outcomes()).isEmpty();
    assertThat(deleted.acting(Action.ARCHIVE).wasListed()).isFalse();
  }
}
