package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.activating;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.InArchiveQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The action archive-then-delete, and what the others make of an image in the archive. */
class ArchiveThenDeleteTest {
  private static final Duration ARCHIVE_FOR = Duration.ofDays(90);
  private static final DecisionTable TABLE =
      Questions.table(policy(GRACE, Action.ARCHIVE_THEN_DELETE));

  private static Decision decide(Image image) {
    return TABLE.decide(check(), new FindingsBuilder().image(image).build(), NOW);
  }

  private static Image archivedAt(Image image, Instant time) {
    return archived(image, Optional.of(time));
  }

  @Test
  void whatIsNotInTheArchiveGoesThere() {
    assertThat(decide(IMAGE)).isEqualTo(new Remove("b. c.", Action.ARCHIVE));
    assertThat(decide(index(1))).isEqualTo(new Remove("b. c.", Action.ARCHIVE));
  }

  @Test
  void whatIsInTheArchiveForLessThanItIsToBeStaysUntilThen() {
    Instant since = NOW.minus(ARCHIVE_FOR).plus(Duration.ofDays(3));

    for (Image image : List.of(IMAGE, index(1))) {
      assertThat(decide(archivedAt(image, since)))
          .isEqualTo(
              new Postpone(
                  InArchiveQuestion.ID,
                  "It has been in the archive since 6 Dec 2025 10:00 UTC and stays there for 90 days.",
                  Instant.parse("2026-03-06T11:00:00Z"),
                  ENDED,
                  LastLook.NONE));
    }
  }

  /** It may be restored and used until then; a check of the archive ends if it is. */
  @Test
  void aClearLookOutlastsTheTimeInTheArchiveOnlyForACheckOfTheArchive() {
    Image image = archivedAt(IMAGE, NOW.minus(Duration.ofDays(1)));

    assertThat(lookAfter(new Cause.Archived(), image)).isEqualTo(LastLook.CLEAR);
    assertThat(lookAfter(CheckFixtures.DEREGISTERED, image)).isEqualTo(LastLook.NAMES);
  }

  private static LastLook lookAfter(Cause cause, Image image) {
    Decision decision =
        TABLE.decide(
            check(cause, ENDED, LastLook.CLEAR),
            new FindingsBuilder().image(image).unasked(EvidenceSources.COVERAGE).build(),
            NOW);
    assertThat(decision).isInstanceOf(Postpone.class);
    return ((Postpone) decision).lastLook();
  }

  @Test
  void whatIsInTheArchiveForLongIsDeleted() {
    Instant justLongEnough = NOW.minus(ARCHIVE_FOR);

    for (Image image : List.of(IMAGE, index(1))) {
      assertThat(decide(archivedAt(image, justLongEnough)))
          .isEqualTo(new Remove("b. c.", Action.DELETE));
      assertThat(decide(archivedAt(image, justLongEnough.plusMillis(1))))
          .isEqualTo(
              new Postpone(
                  InArchiveQuestion.ID,
                  "It has been in the archive since 3 Dec 2025 10:00 UTC and stays there for 90 days.",
                  DUE.plusSeconds(3600),
                  ENDED,
                  LastLook.NONE));
    }
  }

  /** A service may have run it since, and have ended a moment ago by a tag that has moved. */
  @ParameterizedTest
  @EnumSource
  void whatWasRestoredFromTheArchiveIsLeftToTheNextSweepWhateverTheActionIsNow(Action action) {
    Cause archived = new Cause.Archived();
    for (Cause cause : List.of(archived, archived.postponed())) {
      for (LastLook look : List.of(LastLook.CLEAR, LastLook.NAMES, LastLook.VETO)) {
        assertThat(
                Questions.table(policy(GRACE, action))
                    .decide(
                        check(cause, ENDED, look), new FindingsBuilder().image(IMAGE).build(), NOW))
            .isEqualTo(
                new Keep(
                    InArchiveQuestion.ID,
                    "It is not in the archive any more: a sweep looks at it anew."));
      }
    }
  }

  /** It was in the archive for long, and has no new time of activation yet. */
  @ParameterizedTest
  @EnumSource
  void reality12WhatIsBeingRestoredIsPostponedWhateverTheAction(Action action) {
    Image restored = activating(archivedAt(IMAGE, Instant.EPOCH));

    assertThat(
            Questions.table(policy(GRACE, action))
                .decide(check(), new FindingsBuilder().image(restored).build(), NOW))
        .isEqualTo(
            new Postpone(
                InArchiveQuestion.ID,
                "ECR is restoring it from the archive: somebody wants it.",
                DUE.plus(GRACE),
                DUE.plus(GRACE),
                LastLook.VETO));
  }

  @Test
  void reality12WhatAnIndexListsIsNotReadWhileItIsBeingRestored() {
    assertThat(activating(index(1)).isReadableIndex()).isFalse();
    assertThat(activating(index(1)).isUnreadableIndex()).isTrue();
    assertThat(activating(IMAGE).isUnreadableIndex()).isFalse();
  }

  @Test
  void whatIsInTheArchiveSinceNobodyKnowsWhenStays() {
    for (Image image : List.of(IMAGE, index(1))) {
      assertThat(decide(archived(image, Optional.empty())))
          .isEqualTo(
              new Keep(InArchiveQuestion.ID, "It is in the archive. ECR does not say since when."));
    }
  }

  @Test
  void whatIsUsedIsNotDeletedHoweverLongItIsInTheArchive() {
    Findings used =
        new FindingsBuilder()
            .image(archivedAt(IMAGE, NOW.minus(ARCHIVE_FOR)))
            .uses(new Unused("a."), new Used(Use.by("somebody"), "It is named."), new Unused("c."))
            .build();

    assertThat(TABLE.decide(check(), used, NOW))
        .isEqualTo(new Keep(TaskDefinitionsQuestion.ID, "It is named."));
  }

  @Test
  void onlyWhatGoesToTheArchiveToBeDeletedLaterGetsACheckForThat() {
    assertThat(isArchivedFirst(Action.ARCHIVE_THEN_DELETE, IMAGE)).isTrue();
    assertThat(
            isArchivedFirst(Action.ARCHIVE_THEN_DELETE, archivedAt(IMAGE, NOW.minus(ARCHIVE_FOR))))
        .isFalse();
    for (Action action : List.of(Action.REPORT, Action.ARCHIVE, Action.DELETE)) {
      assertThat(isArchivedFirst(action, IMAGE)).as(action.word()).isFalse();
    }
  }

  private static boolean isArchivedFirst(Action action, Image image) {
    DecisionTable table = Questions.table(policy(GRACE, action));
    Findings findings = new FindingsBuilder().image(image).build();
    return table.isArchivedFirst(
        new ImageDecision(
            check(),
            image.digest(),
            Optional.of(image),
            findings,
            table.decide(check(), findings, NOW),
            NOW));
  }

  @Test
  void theCheckOfAnArchivedImageIsDueWhenItIsToBeDeleted() {
    assertThat(check().ofArchived(digest(1), ARCHIVE_FOR))
        .isEqualTo(
            new ImageDeletionCheck(
                IMAGE.repository(),
                List.of(digest(1)),
                new Cause.Archived(),
                ENDED,
                LastLook.CLEAR,
                Instant.parse("2026-06-01T10:00:00Z")));
  }

  /** Its index may be in the archive too, where nobody can read that it lists the image. */
  @ParameterizedTest
  @EnumSource(names = {"REPORT", "DELETE"})
  void whatIsInTheArchiveStaysThereForItsTimeWhateverTheAction(Action action) {
    DecisionTable table = Questions.table(policy(GRACE, action));
    for (Image image : List.of(IMAGE, index(1))) {
      Findings lately =
          new FindingsBuilder()
              .image(archivedAt(image, NOW.minus(ARCHIVE_FOR).plusMillis(1)))
              .build();
      Findings longEnough =
          new FindingsBuilder().image(archivedAt(image, NOW.minus(ARCHIVE_FOR))).build();

      assertThat(table.decide(check(), lately, NOW).decidedBy()).contains(InArchiveQuestion.ID);
      assertThat(table.decide(check(), longEnough, NOW)).isInstanceOf(Decision.Remove.class);
    }
  }
}
