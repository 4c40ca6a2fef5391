package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.POLICY;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.question.BrakeQuestion;
import ecrimagecleanup.decision.question.InArchiveQuestion;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.MutableTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a sweep nominated is kept and never put off: the next sweep looks again. */
class SweptImagesTest {
  private static final Unused UNUSED = new Unused("Nobody.");
  private static final ImageDeletionCheck SWEPT =
      check(new Cause.Swept(), DUE.minus(GRACE), LastLook.CLEAR);

  private static ImageDecision decided(Findings findings, Instant now) {
    return new ImageDecision(
        SWEPT, digest(1), findings.image(), findings, TABLE.decide(SWEPT, findings, now), now);
  }

  /** Longer ago than the grace period, but the sweep saw it in the archive. */
  @Test
  void whatWasRestoredSinceTheSweepIsLeftToTheNextOne() {
    Instant swept = SWEPT.sweptAt(POLICY.rollout()).orElseThrow();
    ImageDeletionCheck late =
        new ImageDeletionCheck(
            SWEPT.repository(),
            SWEPT.images(),
            SWEPT.cause(),
            SWEPT.presumedUnusedSince(),
            SWEPT.lastLook(),
            DUE.plus(Duration.ofHours(2)));
    Instant now = late.due().plusSeconds(5);

    assertThat(TABLE.decide(late, restored(swept.plusSeconds(1)), now))
        .isEqualTo(
            new Keep(
                InArchiveQuestion.ID,
                "It is not in the archive any more: a sweep looks at it anew."));
    assertThat(TABLE.decide(late, restored(swept.minusSeconds(1)), now))
        .isInstanceOf(Decision.Remove.class);
  }

  private static Findings restored(Instant time) {
    return new FindingsBuilder().image(pushed(IMAGE, IMAGE.pushedAt(), Optional.of(time))).build();
  }

  @Test
  @Tag("many-cases")
  void noSettledDecisionIsAPostponementWhateverIsFoundOut() {
    for (Instant now : List.of(DUE.minusSeconds(1), NOW, DUE.plus(Duration.ofHours(2)))) {
      DecisionExhaustiveTest.forEachFindings(
          findings -> {
            ImageDecision decided = decided(findings, now);
            Decision settled = TABLE.settle(decided);
            // Not by way of assertThat for each: there are many.
            if (settled instanceof Decision.Postpone || settled instanceof Decision.Open) {
              throw new AssertionError("%s%n%s".formatted(settled, findings));
            }
            if (decided.removes() != settled instanceof Decision.Remove) {
              throw new AssertionError("Settling removes: %s%n%s".formatted(settled, findings));
            }
          });
    }
  }

  @Test
  void whatWouldBePutOffIsKeptForTheSameReasonAndTheNextSweepLooksAgain() {
    Findings braked =
        new FindingsBuilder().brake(Optional.of(Brake.on("The file is there."))).build();

    assertThat(TABLE.settle(decided(braked, NOW)))
        .isEqualTo(new Keep(BrakeQuestion.ID, "The file is there. The next sweep looks again."));
    assertThat(TABLE.settleAlone(decided(braked, NOW))).isInstanceOf(Decision.Postpone.class);
  }

  @Test
  void whatIsTooMuchForOneCheckIsKeptToo() {
    RemovalCap one = new RemovalCap(policy(POLICY.defaults(), MutableTags.VERIFY, 1), TABLE);
    ImageDecision can = decided(new FindingsBuilder().build(), NOW);

    assertThat(one.apply(List.of(can, can)))
        .extracting(ImageDecision::decision)
        .containsExactly(
            can.decision(),
            new Keep(
                BrakeQuestion.ID,
                "A check removes at most 1 image, and others come first. The next sweep looks again."));
  }

  @Test
  void aLaterCheckOfTheImageDecidesInItsPlace() {
    ScheduleName later = ScheduleName.of(REPOSITORY, digest(1), DUE.plusSeconds(60), DEREGISTERED);
    ScheduleName sooner =
        ScheduleName.of(REPOSITORY, digest(1), DUE.minusSeconds(60), DEREGISTERED);
    FindingsBuilder findings = new FindingsBuilder();

    assertThat(decided(findings.pending(Optional.of(List.of(later))).build(), NOW).decision())
        .isInstanceOfSatisfying(
            Superseded.class, superseded -> assertThat(superseded.by()).isEqualTo(later));
    assertThat(decided(findings.pending(Optional.of(List.of(sooner))).build(), NOW).removes())
        .isTrue();
  }

  @Test
  void thePendingCheckOfASweepSupersedesNone() {
    Assessment assessment =
        Assessment.begin(check(), RepositoryNames.of(REPOSITORY))
            .withRegistry(RegistryView.of(OPTED_IN, List.of(IMAGE)))
            .withPending(List.of(ScheduleName.prefix(REPOSITORY) + "sweep-20990101-0"));

    assertThat(assessment.pending().orElseThrow()).isEmpty();
  }

  @Test
  void aTaskDefinitionThatEndedSinceTheSweepLookedKeepsThoughItEndedMoreThanAGraceAgo() {
    Instant looked = DUE.minus(GRACE).minus(Duration.ofMinutes(20));
    ImageDeletionCheck swept = check(new Cause.Swept(), looked, LastLook.CLEAR);
    for (int seconds : List.of(-1, 1)) {
      UsedUntil ended = new UsedUntil("It ended.", looked.plusSeconds(seconds));
      Findings findings = new FindingsBuilder().uses(UNUSED, ended, UNUSED).build();

      assertThat(TABLE.decide(swept, findings, NOW) instanceof Decision.Remove)
          .as("%d s after the sweep", seconds)
          .isEqualTo(seconds < 0);
    }
  }
}
