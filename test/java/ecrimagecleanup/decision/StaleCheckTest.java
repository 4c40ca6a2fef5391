package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.InArchiveQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.config.TaskDefinitionsAnswer;
import ecrimagecleanup.evidence.ecs.ActiveReferences;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an image that stale revisions name: by a check of its own, to the archive. */
class StaleCheckTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final String PLACE = "111122223333/eu-central-1";
  private static final EvidenceSources SOURCES =
      EvidenceSources.parse("config-coverage,config-task-definitions,config-services,ecs-live");
  private static final Cause SWEPT = new Cause.Stale(new Cause.Swept());
  private static final Cause ARCHIVED = new Cause.Stale(new Cause.Archived());

  private static Policy mode(Action action, StaleMode mode) {
    Policy policy = policy(GRACE, action);
    return new Policy(
        policy.optInTag(),
        policy.optInValue(),
        policy.minimumGrace(),
        policy.rollout(),
        policy.pullWindow(),
        policy.archiveFor(),
        policy.archiveIndex(),
        policy.mutableTags(),
        policy.maximumRemovals(),
        mode,
        policy.defaults());
  }

  private static StaleRules rules(Starters starters) {
    return new StaleRules(
        3,
        Duration.ofDays(90),
        starters,
        Optional.of(new NewestRevisions(Map.of(new Family(PLACE, "web"), List.of(9, 8, 7)))),
        List.of());
  }

  private static final StaleRules RULES =
      rules(new Starters(Set.of(), Set.of(), Set.of(PLACE), List.of()));

  private static Image old(int number) {
    Image image = image(number, "1");
    return new Image(
        image.repository(),
        image.digest(),
        image.tags(),
        LONG_AGO,
        Optional.empty(),
        Optional.empty(),
        image.sizeInBytes(),
        image.mediaType(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** An image that revision 1 of a family names, and what runs. */
  private static Assessment named(Cause cause, RunningRevisions running) {
    ImageDeletionCheck check = check(cause, ENDED, LastLook.CLEAR);
    Image image = cause.isOfTheArchive() ? archived(old(1), Optional.of(LONG_AGO)) : old(1);
    Assessment begun =
        Assessment.begin(check, RepositoryNames.of(REPOSITORY))
            .withRegistry(
                RegistryView.of(OPTED_IN, List.of(image))
                    .withMutability(new TagMutability("IMMUTABLE", List.of()))
                    .withGraph(new RepositoryGraph(List.of(image), List.of())))
            .withPending(List.of())
            .withBrake(Brake.off());
    ListedTaskDefinitions listed =
        CheckFixtures.listed(
            begun.repository(), List.of(taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, ":1")));
    return begun
        .withAnswer(
            EvidenceSources.COVERAGE,
            about -> Map.of(EvidenceQuestion.COVERAGE, new Evidence.Unused("It sees.")))
        .withAnswer(
            EvidenceSources.TASK_DEFINITIONS,
            new TaskDefinitionsAnswer(listed, NOW, NOW, LastLook.CLEAR, Optional.empty()))
        .withAnswer(EvidenceSources.SERVICES, CheckFixtures.services(listed, List.of()))
        .withAnswer(EvidenceSources.LIVE, live(running));
  }

  /** ECS, which shows another image in use. */
  private static LiveUse live(RunningRevisions running) {
    return new LiveUse(
        List.of(PLACE),
        List.of(new RunningImage(Optional.empty(), Optional.of(digest(99)), Use.by("a task"))),
        List.of(),
        List.of(),
        running,
        // AWS Config showed them when that was read, and shows them now.
        new ActiveReferences(
            Map.of(
                arn("web", 1),
                Set.of(
                    new ImageReference.Ecr(
                        REPOSITORY, Optional.empty(), Optional.of(digest(1)))))));
  }

  private static final RunningRevisions NOTHING_RUNS =
      new RunningRevisions(Set.of(), Set.of(PLACE));

  private static Decision decide(Assessment assessment, Action action, StaleMode mode) {
    return assessment.decide(Questions.table(mode(action, mode)), SOURCES, NOW).get(0).decision();
  }

  private static Decision decide(Assessment assessment) {
    return decide(assessment, Action.DELETE, StaleMode.ARCHIVE);
  }

  private static Assessment stale() {
    return named(SWEPT, NOTHING_RUNS).withStale(RULES);
  }

  private static void assertKeptByItsName(Assessment assessment) {
    assertThat(decide(assessment).word()).isEqualTo("keep");
    assertThat(decide(assessment).decidedBy()).contains(TaskDefinitionsQuestion.ID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"ARCHIVE", "ARCHIVE_THEN_DELETE", "DELETE"})
  void whatOnlyStaleRevisionsNameGoesToTheArchiveAndNeverFurtherWhateverTheAction(Action action) {
    assertThat(decide(stale(), action, StaleMode.ARCHIVE))
        .isInstanceOfSatisfying(
            Remove.class, remove -> assertThat(remove.action()).isEqualTo(Action.ARCHIVE));
  }

  /** Nobody else will know, months later, that it was named, and by what. */
  @Test
  void theRecordsOfTheArchiveAndOfTheDeletionSayWhichStaleRevisionsNamedIt() {
    for (Cause cause : List.of(SWEPT, ARCHIVED)) {
      String record =
          DecisionRecord.ofDecision(
              named(cause, NOTHING_RUNS)
                  .withStale(RULES)
                  .decide(Questions.table(mode(Action.DELETE, StaleMode.ARCHIVE)), SOURCES, NOW)
                  .get(0),
              "instance");

      assertThat(record)
          .contains("\"decision\":\"remove\"")
          .contains("\"stale\":true")
          .contains("Only stale task definitions name it: web:1 of " + PLACE + ".")
          .doesNotContain("no task definition that names it");
    }
    assertThat(
            DecisionRecord.ofDecision(
                named(new Cause.Swept(), NOTHING_RUNS)
                    .withStale(RULES)
                    .decide(Questions.table(mode(Action.DELETE, StaleMode.ARCHIVE)), SOURCES, NOW)
                    .get(0),
                "instance"))
        .doesNotContain("stale");
  }

  @Test
  void whereTheOwnerWantsAReportItIsReported() {
    assertThat(decide(stale(), Action.REPORT, StaleMode.ARCHIVE))
        .isInstanceOfSatisfying(
            Remove.class, remove -> assertThat(remove.action()).isEqualTo(Action.REPORT));
  }

  @ParameterizedTest
  @EnumSource(
      value = StaleMode.class,
      names = {"KEEP", "REPORT"})
  void unlessTheSettingIsArchiveItIsOnlyReported(StaleMode mode) {
    assertThat(decide(stale(), Action.DELETE, mode))
        .isInstanceOfSatisfying(
            Remove.class, remove -> assertThat(remove.action()).isEqualTo(Action.REPORT));
  }

  @Test
  void anOrdinaryCheckKeepsForTheNameOfAStaleRevision() {
    for (Cause cause :
        List.of(
            new Cause.Swept(),
            new Cause.ParentRemoved(digest(2)),
            new Cause.Deregistered(arn("other", 3)))) {
      assertKeptByItsName(named(cause, NOTHING_RUNS).withStale(RULES));
    }
  }

  @Test
  void aCheckOfStaleRevisionsThatCouldNotReadThemKeeps() {
    assertKeptByItsName(named(SWEPT, NOTHING_RUNS));
    assertKeptByItsName(
        named(SWEPT, NOTHING_RUNS)
            .withStale(StaleRules.unmet(3, Duration.ofDays(90), "Nobody asked.")));
  }

  @Test
  void aRevisionThatRunsAtTheSecondLookKeepsItsImage() {
    assertKeptByItsName(
        named(SWEPT, new RunningRevisions(Set.of(arn("web", 1).brief()), Set.of(PLACE)))
            .withStale(RULES));
  }

  @Test
  void aRevisionThatIsStartedAtTheSecondLookKeepsItsImage() {
    assertKeptByItsName(
        named(SWEPT, NOTHING_RUNS)
            .withStale(
                rules(
                    new Starters(
                        Set.of(arn("web", 1).brief()), Set.of(), Set.of(PLACE), List.of()))));
  }

  @Test
  void anyOtherUseKeepsItAsInEveryCheck() {
    Assessment used =
        stale()
            .withAnswer(
                "ecs-live",
                image ->
                    Map.of(
                        EvidenceQuestion.FURTHER_EVIDENCE,
                        new Evidence.Used(Use.by("a task"), "A task runs it.")))
            .withAnswer("live", live(NOTHING_RUNS));

    assertThat(decide(used).word()).isEqualTo("postpone");
  }

  @Test
  void whatIsInTheArchiveAlreadyStaysThereAtACheckOfASweep() {
    assertThat(decided(SWEPT, archived(old(1), Optional.of(LONG_AGO)), StaleMode.ARCHIVE))
        .isEqualTo(new Keep(InArchiveQuestion.ID, "It is in the archive already."));
  }

  @Test
  void whatIsInTheArchiveForLongIsDeletedByTheChainOfTheArchive() {
    Image image = archived(old(1), Optional.of(LONG_AGO));
    assertThat(decided(ARCHIVED, image, StaleMode.ARCHIVE))
        .isInstanceOfSatisfying(
            Remove.class, remove -> assertThat(remove.action()).isEqualTo(Action.DELETE));
    assertThat(decided(ARCHIVED, image, StaleMode.KEEP))
        .isInstanceOfSatisfying(
            Remove.class, remove -> assertThat(remove.action()).isEqualTo(Action.REPORT));
  }

  @Test
  void whatWasRestoredFromTheArchiveIsNotDeletedByItsChain() {
    assertThat(decided(ARCHIVED, old(1), StaleMode.ARCHIVE))
        .isEqualTo(
            new Keep(
                InArchiveQuestion.ID,
                "It is not in the archive any more: a sweep looks at it anew."));
  }

  private static Decision decided(Cause cause, Image image, StaleMode mode) {
    return Questions.table(mode(Action.DELETE, mode))
        .decide(
            check(cause, ENDED, LastLook.CLEAR), new FindingsBuilder().image(image).build(), NOW);
  }

  @Test
  void whatGoesToTheArchiveIsFollowedByAChainThatMayDisregardStaleRevisionsToo() {
    ImageDeletionCheck check = check(SWEPT, ENDED, LastLook.CLEAR);

    assertThat(check.ofArchived(digest(1), Duration.ofDays(90)).cause()).isEqualTo(ARCHIVED);
    assertThat(check.ofDependant(digest(1), digest(2), GRACE).cause())
        .isEqualTo(new Cause.Stale(new Cause.ParentRemoved(digest(1))));
    assertThat(check.ofParent(digest(1), digest(2), GRACE).cause())
        .as("an index is decided on by itself")
        .isEqualTo(new Cause.ChildUnused(digest(1)));
  }

  @Test
  void aCheckOfStaleRevisionsIsNotPutOffButLeftToTheNextSweep() {
    ImageDecision waiting =
        new ImageDecision(
            check(SWEPT, ENDED, LastLook.CLEAR),
            digest(1),
            Optional.of(old(1)),
            new FindingsBuilder().image(old(1)).build(),
            new Decision.Postpone(TaskDefinitionsQuestion.ID, "A.", DUE, ENDED, LastLook.VETO),
            NOW);

    assertThat(Questions.table(mode(Action.DELETE, StaleMode.ARCHIVE)).settle(waiting))
        .isEqualTo(new Keep(TaskDefinitionsQuestion.ID, "A. The next sweep looks again."));
  }

  @Test
  void whatIsArchivedInPlaceOfADeletionIsDeletedInTheEnd() {
    DecisionTable table = Questions.table(mode(Action.DELETE, StaleMode.ARCHIVE));
    ImageDecision decided = stale().decide(table, SOURCES, NOW).get(0);

    assertThat(table.isArchivedFirst(decided)).isTrue();
    DecisionTable archives = Questions.table(mode(Action.ARCHIVE, StaleMode.ARCHIVE));
    assertThat(archives.isArchivedFirst(stale().decide(archives, SOURCES, NOW).get(0))).isFalse();
  }
}
