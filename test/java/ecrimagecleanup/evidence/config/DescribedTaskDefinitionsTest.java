package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How what ECS itself says of revisions goes together with what AWS Config shows. */
class DescribedTaskDefinitionsTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final ImageNames NAMES =
      ImageNames.of(NAME, image(1, "1.41.0"), List.of(), List.of());
  private static final TaskDefinitionArn WEB = arn("web", 1);

  private static ListedTaskDefinitions listed(JsonNode... rows) {
    return CheckFixtures.listed(NAME, List.of(rows));
  }

  private static JsonNode active(TaskDefinitionArn arn) {
    return taskDefinition(arn, "ACTIVE", LONG_AGO, ":1.41.0");
  }

  private static DescribedRevisions ended(String status, Optional<Instant> at) {
    return new DescribedRevisions(Map.of(WEB, new RevisionStatus.Ended(status, at)), Set.of());
  }

  private static Evidence ofTaskDefinitions(ListedTaskDefinitions listed, LastLook lastLook) {
    return about(DEREGISTERED, listed, lastLook, EvidenceQuestion.TASK_DEFINITIONS);
  }

  private static Evidence about(
      Cause cause, ListedTaskDefinitions listed, LastLook lastLook, EvidenceQuestion question) {
    return requireNonNull(
        new TaskDefinitionsAnswer(listed, ENDED, LATELY, lastLook, Optional.empty())
            .about(candidate(cause, NAMES))
            .get(question));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INACTIVE", "DELETE_IN_PROGRESS"})
  void reality15ADescriptionThatItEndedOverrulesAnActiveRowOfConfig(String status) {
    ListedTaskDefinitions listed = listed(active(WEB)).with(ended(status, Optional.of(LATELY)));

    assertThat(ofTaskDefinitions(listed, LastLook.NONE))
        .isEqualTo(
            new UsedUntil(
                "The task definition %s, which names it, became %s on %s."
                    .formatted(WEB, status, Times.utc(LATELY)),
                LATELY));
  }

  @Test
  void reality15NothingButADescriptionThatItEndedOverrulesAnActiveRowOfConfig() {
    ListedTaskDefinitions listed = listed(active(WEB));

    assertThat(ofTaskDefinitions(listed.with(DescribedRevisions.NONE), LastLook.NONE))
        .isInstanceOf(Used.class);
    assertThat(
            ofTaskDefinitions(
                listed.with(
                    new DescribedRevisions(Map.of(WEB, new RevisionStatus.Active()), Set.of())),
                LastLook.NONE))
        .isInstanceOf(Used.class);
    assertThat(
            ofTaskDefinitions(
                listed(active(arn("web", 2))).with(ended("INACTIVE", Optional.of(LATELY))),
                LastLook.NONE))
        .isInstanceOf(Used.class);
  }

  @Test
  void reality15AnActiveRowThatEcsCouldNotBeAskedAboutIsUnknownSoThatAnotherCheckFollows() {
    DescribedRevisions inVain = new DescribedRevisions(Map.of(), Set.of(WEB));

    assertThat(ofTaskDefinitions(listed(active(WEB)).with(inVain), LastLook.NONE))
        .isInstanceOf(Unknown.class);
    assertThat(
            ofTaskDefinitions(
                listed(active(WEB), active(arn("job", 7))).with(inVain), LastLook.NONE))
        .isInstanceOf(Used.class);
  }

  @Test
  void anEndWithoutATimeIsUnknownAtThisLookAndIsKnownAtTheNext() {
    ListedTaskDefinitions listed = listed(active(WEB)).with(ended("INACTIVE", Optional.empty()));

    assertThat(ofTaskDefinitions(listed, LastLook.NONE)).isInstanceOf(Unknown.class);
    assertThat(ofTaskDefinitions(listed, LastLook.VETO)).isInstanceOf(Unused.class);
  }

  @Test
  void whenTheCauseOfACheckEndedTheCheckSaysIfEcsDoesNot() {
    ListedTaskDefinitions listed = listed(active(WEB)).with(ended("INACTIVE", Optional.empty()));

    assertThat(
            about(
                new Cause.Deregistered(WEB),
                listed,
                LastLook.NONE,
                EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unused.class);
  }

  @Test
  void reality15TheCauseOfACheckEndedIfEcsSaysSoWhateverConfigShows() {
    Cause cause = new Cause.Deregistered(WEB);

    assertThat(about(cause, listed(active(WEB)), LastLook.NONE, EvidenceQuestion.COVERAGE))
        .isInstanceOf(Unknown.class);
    assertThat(
            about(
                cause,
                listed(active(WEB)).with(ended("INACTIVE", Optional.of(ENDED))),
                LastLook.NONE,
                EvidenceQuestion.COVERAGE))
        .isInstanceOf(Unused.class);
  }

  @Test
  void whatEcsSaysHasEndedIsStillLookedForAmongServices() {
    ListedTaskDefinitions listed =
        listed(active(WEB)).with(ended("INACTIVE", Optional.of(LONG_AGO)));

    assertThat(listed.familiesOutOfUse(List.of(candidate(new Cause.Swept(), NAMES))))
        .containsExactly(WEB);
  }

  @Test
  void ecsIsAskedForTheRevisionsThatAloneKeepAnImageAndForTheCause() {
    ListedTaskDefinitions listed =
        listed(
            active(WEB),
            active(arn("job", 7)),
            taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.42.0"),
            taskDefinition(arn("web", 3), "INACTIVE", LONG_AGO, ":1.41.0"));

    assertThat(listed.inDoubt(List.of(candidate(new Cause.Swept(), NAMES))))
        .containsExactly(List.of(WEB, arn("job", 7)));
    assertThat(listed.inDoubt(List.of(candidate(new Cause.Deregistered(WEB), NAMES))))
        .containsExactly(List.of(WEB), List.of(arn("job", 7)));
    assertThat(listed.inDoubt(List.of(candidate(new Cause.Deregistered(arn("x", 1)), NAMES))))
        .containsExactly(List.of(WEB, arn("job", 7)));
  }

  @Test
  void theOneOfATaskThatStoppedIsAskedForOnceIfConfigHasForgottenIt() {
    Cause stopped = new Cause.Stopped(WEB, false);
    ListedTaskDefinitions forgotten = listed();

    assertThat(forgotten.inDoubt(List.of(candidate(stopped, NAMES)))).containsExactly(List.of(WEB));
    assertThat(
            forgotten
                .with(ended("INACTIVE", Optional.of(LATELY)))
                .inDoubt(List.of(candidate(stopped, NAMES))))
        .isEmpty();
    assertThat(
            listed(taskDefinition(WEB, "INACTIVE", LONG_AGO, ":1.41.0"))
                .inDoubt(List.of(candidate(stopped, NAMES))))
        .isEmpty();
    assertThat(forgotten.inDoubt(List.of(candidate(new Cause.Stopped(WEB, true), NAMES))))
        .isEmpty();
  }

  @Test
  void theOneOfATaskThatStoppedCountsUntilEcsSaysThatItEnded() {
    Cause stopped = new Cause.Stopped(WEB, false);

    assertThat(
            about(
                stopped,
                listed().with(ended("INACTIVE", Optional.of(LATELY))),
                LastLook.NONE,
                EvidenceQuestion.TASK_DEFINITIONS))
        .isEqualTo(
            new UsedUntil(
                "A task ran it from the task definition %s, which became INACTIVE on 3 Mar 2026 08:00 UTC."
                    .formatted(WEB),
                LATELY));
    ListedTaskDefinitions undated = listed().with(ended("DELETED", Optional.empty()));
    assertThat(about(stopped, undated, LastLook.NONE, EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unknown.class);
    assertThat(about(stopped, undated, LastLook.VETO, EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unused.class);
    assertThat(
            about(
                stopped,
                listed().with(new DescribedRevisions(Map.of(), Set.of(WEB))),
                LastLook.VETO,
                EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void reality25OfThousandsThatEndedOnlyTheirNumbersAndTheLastAreKept() {
    ListedTaskDefinitions listed =
        IntStream.rangeClosed(1, 120_000)
            .mapToObj(
                i ->
                    taskDefinition(
                        arn("web", i), "INACTIVE", LONG_AGO.plusSeconds(i % 70_000), ":1.41.0"))
            .collect(ListedTaskDefinitions.reader(NAME));

    assertThat(listed.ended().all()).hasSize(1);
    assertThat(listed.size()).isEqualTo(120_000);
    assertThat(listed.shows(arn("web", 99_999))).isTrue();
    assertThat(listed.shows(arn("web", 120_001))).isFalse();
    assertThat(ofTaskDefinitions(listed, LastLook.NONE))
        .isInstanceOfSatisfying(
            UsedUntil.class,
            used -> assertThat(used.until()).isEqualTo(LONG_AGO.plusSeconds(69_999)));
  }

  @Test
  void theLastThatEndedIsAnotherOneIfTheCheckItselfTellsOfTheLast() {
    List<JsonNode> rows = new ArrayList<>();
    rows.add(taskDefinition(WEB, "INACTIVE", ENDED, ":1.41.0"));
    rows.add(taskDefinition(arn("web", 2), "INACTIVE", LONG_AGO, ":1.41.0"));

    assertThat(
            about(
                new Cause.Deregistered(WEB),
                CheckFixtures.listed(NAME, rows),
                LastLook.NONE,
                EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOfSatisfying(
            UsedUntil.class, used -> assertThat(used.until()).isEqualTo(LONG_AGO));
  }
}
