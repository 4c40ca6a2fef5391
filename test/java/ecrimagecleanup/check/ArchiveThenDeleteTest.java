package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.DUE;
import static ecrimagecleanup.check.CheckFixtures.ENDED;
import static ecrimagecleanup.check.CheckFixtures.GRACE;
import static ecrimagecleanup.check.CheckFixtures.IMAGE;
import static ecrimagecleanup.check.CheckFixtures.NOW;
import static ecrimagecleanup.check.CheckFixtures.check;
import static ecrimagecleanup.check.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Decision.Keep;
import ecrimagecleanup.check.Decision.Postpone;
import ecrimagecleanup.check.Decision.Remove;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.question.InArchiveQuestion;
import ecrimagecleanup.check.question.Questions;
import ecrimagecleanup.check.question.TaskDefinitionsQuestion;
import ecrimagecleanup.image.Image;
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
                  "It has been in the archive since 2025-12-06T09:16:05Z, and is to stay there for PT2160H.",
                  Instant.parse("2026-03-06T09:17:00Z"),
                  ENDED,
                  LastLook.NONE));
    }
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
                  "It has been in the archive since 2025-12-03T09:16:05.001Z, and is to stay there for PT2160H.",
                  DUE.plusSeconds(60),
                  ENDED,
                  LastLook.NONE));
    }
  }

  @Test
  void whatIsInTheArchiveSinceNobodyKnowsWhenStays() {
    for (Image image : List.of(IMAGE, index(1))) {
      assertThat(decide(archived(image, Optional.empty())))
          .isEqualTo(
              new Keep(
                  InArchiveQuestion.ID, "It is in the archive, and ECR does not say since when."));
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
                Instant.parse("2026-06-01T09:16:00Z")));
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
