package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.decision.CheckFixtures.ran;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.FurtherEvidenceQuestion;
import ecrimagecleanup.decision.question.MutableTagsQuestion;
import ecrimagecleanup.decision.question.NewestQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.RanByMovedTagQuestion;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.NewestPlace;
import ecrimagecleanup.image.NewestRule;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an image that nobody uses, but for the brake. */
class LastQuestionsTest {
  private static final Evidence UNUSED = new Unused("No task runs its digest.");
  private static final TagMutability MUTABLE = new TagMutability("MUTABLE", List.of());

  private static Decision decide(FindingsBuilder findings) {
    return TABLE.decide(check(), findings.build(), NOW);
  }

  private static FindingsBuilder mutable(TagMutability mutability) {
    return new FindingsBuilder().mutability(Optional.of(mutability));
  }

  private static FindingsBuilder related(Relatives relatives) {
    return new FindingsBuilder().relatives(Optional.of(relatives));
  }

  @Test
  void isOpenAsLongAsItIsNotKnownWhatItBelongsTo() {
    assertThat(decide(new FindingsBuilder().relatives(Optional.empty())))
        .isEqualTo(
            new Open(
                PartOfAnotherQuestion.ID, "Nobody has asked yet which images it is a part of."));
  }

  @Test
  void whatAnIndexListsStays() {
    assertThat(decide(new FindingsBuilder().parents(digest(9), digest(10))))
        .isEqualTo(
            new Keep(PartOfAnotherQuestion.ID, "The index %s lists it.".formatted(digest(9))));
  }

  @Test
  void whatBelongsToAnExistingImageStays() {
    Relatives relatives = new Relatives(List.of(), Optional.of(digest(9)), List.of());

    assertThat(decide(related(relatives)))
        .isEqualTo(
            new Keep(PartOfAnotherQuestion.ID, "It is attached to %s.".formatted(digest(9))));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 2", "2, 10000"})
  void theNewestStay(int rank, int newest) {
    assertThat(ranked(Optional.of(rank), newest))
        .isEqualTo(
            new Keep(
                NewestQuestion.ID,
                "It is number %d of the newest images of its repository, which keeps %d."
                    .formatted(rank, newest)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "2, 1", "3, 2"})
  void whatIsOlderThanTheNewestGoes(int rank, int newest) {
    assertThat(ranked(Optional.of(rank), newest)).isInstanceOf(Remove.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10_000})
  void whatHasNoRankIsNotAmongTheNewest(int newest) {
    assertThat(ranked(Optional.empty(), newest)).isInstanceOf(Remove.class);
  }

  private static List<NewestPlace> places(Optional<Integer> rank, int newest) {
    NewestRule rule = NewestRules.of(newest).others();
    return rank.<NewestPlace>map(number -> new NewestPlace.Ranked(rule, number)).stream().toList();
  }

  private static Decision ranked(Optional<Integer> rank, int newest) {
    DecisionTable table =
        Questions.table(
            policy(
                new RepositoryPolicy(
                    GRACE, Action.DELETE, NewestRules.of(newest), new TagPattern(List.of()))));
    Findings findings =
        related(new Relatives(List.of(), Optional.empty(), places(rank, newest))).build();
    return table.decide(check(), findings, NOW);
  }

  @Test
  void newestNamesTheRuleAndThePlace() {
    NewestRule versions = NewestRules.parse("semver:v*=20").kinds().get(0);

    assertThat(placed(new NewestPlace.Ranked(versions, 3)))
        .isEqualTo(
            new Keep(
                NewestQuestion.ID,
                "It is number 3 of the newest images for semver:v*, of which it keeps 20."));
    assertThat(placed(new NewestPlace.NoVersion(versions, "vNext")))
        .isEqualTo(
            new Keep(
                NewestQuestion.ID,
                "Its tag vNext is no version, so it has no place for semver:v*, of which"
                    + " it keeps 20."));
    assertThat(placed(new NewestPlace.Ranked(versions, 21))).isInstanceOf(Remove.class);
  }

  /** The last place decides if the others do not keep it. */
  private static Decision placed(NewestPlace place) {
    NewestPlace none = new NewestPlace.Ranked(NewestRules.of(0).others(), 1);
    return TABLE.decide(
        check(),
        related(new Relatives(List.of(), Optional.empty(), List.of(none, place))).build(),
        NOW);
  }

  @Test
  void whereNoTagCanMoveTheReferencesAreEnough() {
    assertThat(decide(mutable(new TagMutability("IMMUTABLE", List.of()))))
        .isEqualTo(new Remove("b. c.", Action.DELETE));
  }

  @Test
  void isOpenAsLongAsItIsNotKnownWhetherTagsCanMove() {
    assertThat(decide(new FindingsBuilder().mutability(Optional.empty())))
        .isEqualTo(
            new Open(MutableTagsQuestion.ID, "Nobody has asked yet whether the tags are mutable."));
  }

  @Test
  void whereTagsCanMoveItStaysAndTheReasonNamesTheSourcesThatWouldHelp() {
    assertThat(decide(mutable(MUTABLE)))
        .isEqualTo(
            new Keep(
                MutableTagsQuestion.ID,
                "The tags of its repository are MUTABLE, so a service may run it by a tag that now"
                    + " denotes another image, and no source that knows digests was asked. Add"
                    + " ecs-live to cleanup.evidence, or make the tags immutable."));
  }

  @ParameterizedTest
  @CsvSource({
    "IMMUTABLE_WITH_EXCLUSION, latest*, IMMUTABLE_WITH_EXCLUSION of latest*",
    "MUTABLE_WITH_EXCLUSION, v*, MUTABLE_WITH_EXCLUSION of v*",
  })
  void whereSomeTagsCanMoveItStays(String mode, String filter, String told) {
    Decision decision = decide(mutable(new TagMutability(mode, List.of(filter))));

    assertThat(decision).isInstanceOf(Keep.class);
    assertThat(decision.reason()).startsWith("The tags of its repository are %s,".formatted(told));
  }

  @Test
  void whereTagsCanMoveItGoesIfTwoLooksOfASourceThatKnowsDigestsSawItUnused() {
    assertThat(decideAgain(mutable(MUTABLE).saysByDigest("ecs-live", UNUSED)))
        .isEqualTo(new Remove("b. c. No task runs its digest.", Action.DELETE));
    assertThat(
            decideAgain(
                mutable(MUTABLE)
                    .saysByDigest(
                        "ecs-live",
                        new UsedUntil("Long ago.", NOW.minus(GRACE).minus(Policy.SKEW)))))
        .isInstanceOf(Remove.class);
    assertThat(
            decideAgain(
                new FindingsBuilder()
                    .mutability(Optional.empty())
                    .saysByDigest("ecs-live", UNUSED)))
        .as("nobody has to ask whether tags can move")
        .isInstanceOf(Remove.class);
  }

  /** After a look at which every source was asked and nobody used it. */
  private static Decision decideAgain(FindingsBuilder findings) {
    return TABLE.decide(check(LastLook.CLEAR), findings.build(), NOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "NAMES"})
  void whereTagsCanMoveWhatIsUnusedIsLookedAtOnceMoreAGraceLater(LastLook lastLook) {
    FindingsBuilder unused = mutable(MUTABLE).saysByDigest("ecs-live", UNUSED);

    assertThat(TABLE.decide(check(lastLook), unused.build(), NOW))
        .isEqualTo(
            new Postpone(
                RanByMovedTagQuestion.ID,
                "It is unused now. The tags of its repository are MUTABLE, so a service may have run it"
                    + " until recently by a tag that now denotes another image.",
                DUE.plus(GRACE),
                DUE,
                LastLook.CLEAR));
    assertThat(
            TABLE.decide(
                check(lastLook),
                unused.mutability(Optional.of(new TagMutability("IMMUTABLE", List.of()))).build(),
                NOW))
        .as("where no tag can move names are enough")
        .isInstanceOf(Remove.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "NAMES"})
  void itHasToBeKnownWhetherTagsCanMoveBeforeItGoesAtTheFirstLook(LastLook lastLook) {
    FindingsBuilder unused =
        new FindingsBuilder().mutability(Optional.empty()).saysByDigest("ecs-live", UNUSED);

    assertThat(TABLE.decide(check(lastLook), unused.build(), NOW))
        .isEqualTo(
            new Open(
                RanByMovedTagQuestion.ID, "Nobody has asked yet whether the tags are mutable."));
  }

  @Test
  void whereTagsCanMoveASourceWithoutDigestsDoesNotHelp() {
    FindingsBuilder findings =
        mutable(MUTABLE).says("own", EvidenceQuestion.FURTHER_EVIDENCE, UNUSED);

    assertThat(decide(findings)).isInstanceOf(Keep.class);
    assertThat(decide(findings.saysByDigest("ecs-live", UNUSED))).isInstanceOf(Postpone.class);
  }

  @Test
  void reality21SilenceOfOneSourceLeavesTheDecisionToTheOthers() {
    Evidence silent = new Silent("Expired.");

    assertThat(
            decideAgain(
                new FindingsBuilder()
                    .says("inspector-in-use", EvidenceQuestion.FURTHER_EVIDENCE, silent)))
        .isInstanceOf(Remove.class);
    assertThat(
            decideAgain(
                new FindingsBuilder()
                    .says("inspector-in-use", EvidenceQuestion.FURTHER_EVIDENCE, silent)
                    .saysByDigest("ecs-live", new Used(Use.by("a task"), "A task runs it."))))
        .isInstanceOf(Postpone.class);
  }

  @Test
  void reality21SilenceIsNoEvidenceWhereTagsCanMove() {
    assertThat(decideAgain(mutable(MUTABLE).saysByDigest("own", new Silent("Expired."))))
        .isInstanceOf(Keep.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"COVERAGE", "CAUSE_STILL_RUNS", "TASK_DEFINITIONS", "SERVICES"})
  void reality21SilenceAnswersNoQuestionThatHasToBeAnswered(EvidenceQuestion question) {
    assertThat(
            decideAgain(
                new FindingsBuilder().silent(question).says("own", question, new Silent("No."))))
        .isInstanceOf(Postpone.class);
  }

  @Test
  void aSourceThatKnowsDigestsAndSaysUsedOrUnknownKeeps() {
    assertThat(decide(mutable(MUTABLE).saysByDigest("ecs-live", new Unknown("Blind."))))
        .isEqualTo(veto("Blind."));
    assertThat(
            decide(
                mutable(MUTABLE)
                    .saysByDigest("own", UNUSED)
                    .saysByDigest("ecs-live", new Used(Use.by("a task"), "A task runs it."))))
        .isEqualTo(ran(FurtherEvidenceQuestion.ID, "A task runs it."));
  }

  private static Postpone veto(String reason) {
    return new Postpone(
        FurtherEvidenceQuestion.ID, reason, DUE.plus(GRACE), DUE.plus(GRACE), LastLook.VETO);
  }

  @Test
  void whoTrustsMutableTagsLetsItGo() {
    Policy trust = policy(CheckFixtures.POLICY.defaults(), MutableTags.TRUST, 100);

    for (Optional<TagMutability> mutability :
        List.of(Optional.of(MUTABLE), Optional.<TagMutability>empty())) {
      assertThat(
              Questions.table(trust)
                  .decide(check(), new FindingsBuilder().mutability(mutability).build(), NOW))
          .isInstanceOf(Remove.class);
    }
  }

  @Test
  void whatIsStillOpenInTheEndIsPostponed() {
    ImageDecision open =
        new ImageDecision(
            check(),
            digest(1),
            Optional.of(CheckFixtures.IMAGE),
            CheckFixtures.ALL_UNUSED,
            new Open(PartOfAnotherQuestion.ID, "Nobody knows."),
            NOW);

    assertThat(TABLE.settle(open))
        .isEqualTo(
            new Postpone(
                PartOfAnotherQuestion.ID,
                "Nobody knows.",
                DUE.plus(GRACE),
                DUE.plus(GRACE),
                LastLook.VETO));
    assertThat(TABLE.settle(open.with(new Keep(PartOfAnotherQuestion.ID, "Kept."))))
        .isEqualTo(new Keep(PartOfAnotherQuestion.ID, "Kept."));
  }
}
