package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.ListedImagesQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.Parts;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An index that is to go to the archive, where what it lists may go with it. */
class ListedImagesTest {
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"ARCHIVE", "ARCHIVE_THEN_DELETE"})
  void itStaysWhileWhatItListsBelongsToAnotherAsWell(Action action) {
    assertThat(decide(action, parts(Set.of(digest(12), digest(9)))))
        .isEqualTo(
            new Keep(
                ListedImagesQuestion.ID,
                "It lists images that belong to %s as well, and they may go to the archive with it."
                    .formatted(digest(9))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"ARCHIVE", "ARCHIVE_THEN_DELETE"})
  void itStaysWhileSomethingThatItListsHasAProtectedTag(Action action) {
    assertThat(decide(action, parts(Set.of(), "arm64", "prod-1")))
        .isEqualTo(
            new Keep(
                ListedImagesQuestion.ID,
                "It lists an image whose tag prod-1 is protected by the pattern prod-*, and that may"
                    + " go to the archive with it."));
  }

  @Test
  void itWaitsWhileEcrRestoresWhatMayNeedWhatItLists() {
    Parts parts = new Parts(List.of(), Set.of(), Optional.of(digest(9)), Optional.of(LONG_AGO));

    assertThat(decide(Action.ARCHIVE, parts))
        .isEqualTo(
            new Postpone(
                ListedImagesQuestion.ID,
                "ECR is restoring %s, which may need what this index lists.".formatted(digest(9)),
                DUE.plus(GRACE),
                DUE.plus(GRACE),
                LastLook.VETO));
  }

  @Test
  void itWaitsForAGracePeriodAfterSomethingThatItListsWasPushedOrRestored() {
    Instant restored = DUE.minus(GRACE).plus(Duration.ofHours(3));
    Parts parts = new Parts(List.of(), Set.of(), Optional.empty(), Optional.of(restored));

    assertThat(decide(Action.ARCHIVE, parts))
        .isInstanceOfSatisfying(
            Postpone.class,
            put -> {
              assertThat(put.question()).isEqualTo(ListedImagesQuestion.ID);
              assertThat(put.until()).isEqualTo(restored.plus(GRACE));
              assertThat(put.presumedUnusedSince()).isEqualTo(ENDED);
            });
  }

  @Test
  void itGoesWithWhatNobodyElseWants() {
    assertThat(decide(Action.ARCHIVE, parts(Set.of(), "arm64")))
        .isEqualTo(new Remove("b. c.", Action.ARCHIVE));
  }

  /** ECR leaves what an index lists when it deletes the index. */
  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"REPORT", "DELETE"})
  void whatIsDeletedDoesNotStayForWhatItLists(Action action) {
    assertThat(decide(action, parts(Set.of(digest(9)), "prod-1")))
        .isEqualTo(new Remove("b. c.", action));
  }

  /** The operator knows it from a rehearsal. */
  @Test
  void whereAnIndexGoesAloneNothingThatItListsKeepsIt() {
    Parts parts =
        new Parts(List.of("prod-1"), Set.of(digest(9)), Optional.of(digest(9)), Optional.of(NOW));

    assertThat(decide(ArchiveIndex.ALONE, parts)).isInstanceOf(Remove.class);
  }

  private static Parts parts(Set<Digest> others, String... tags) {
    return new Parts(List.of(tags), others, Optional.empty(), Optional.of(LONG_AGO));
  }

  private static Decision decide(Action action, Parts parts) {
    return decide(action, ArchiveIndex.WITH_ALL_IT_LISTS, parts);
  }

  private static Decision decide(ArchiveIndex archiveIndex, Parts parts) {
    return decide(Action.ARCHIVE, archiveIndex, parts);
  }

  private static Decision decide(Action action, ArchiveIndex archiveIndex, Parts parts) {
    Relatives relatives = new Relatives(List.of(), Optional.empty(), List.of(), parts);
    return Questions.table(
            policy(
                new RepositoryPolicy(GRACE, action, NewestRules.of(0), TagPattern.parse("prod-*")),
                archiveIndex,
                MutableTags.VERIFY,
                100))
        .decide(check(), new FindingsBuilder().relatives(Optional.of(relatives)).build(), NOW);
  }
}
