package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which task definitions that ended are asked for by name, and what is concluded of the others. */
class EndedTaskDefinitionsTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final ImageNames NAMES =
      ImageNames.of(NAME, image(1, "1.41.0", "stable"), List.of(), List.of());

  /** What the first query finds; of those that ended nobody has asked then. */
  private static ListedTaskDefinitions active(JsonNode... rows) {
    return Arrays.stream(rows).collect(ListedTaskDefinitions.activeReader(NAME));
  }

  @Test
  void
      reality25OfAnImageWhoseTaskDefinitionsThatEndedWereNotAskedForItIsUnknownWhetherItIsUnused() {
    ListedTaskDefinitions active =
        active(taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.42.0"));
    ImageNames named = ImageNames.of(NAME, image(2, "1.42.0"), List.of(), List.of());

    assertThat(about(DEREGISTERED, named, active)).isInstanceOf(Used.class);
    assertThat(about(DEREGISTERED, NAMES, active))
        .isEqualTo(new Unknown("Task definitions that have ended and name it were not asked for."));
    assertThat(about(DEREGISTERED, named, active.without(Set.of(arn("web", 2)))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void reality25TheOnesThatEndedAreAskedForOnceAndOnlyOfImagesThatNoActiveOneNames() {
    ImageNames named = ImageNames.of(NAME, image(2, "1.42.0"), List.of(), List.of());
    Candidate used = candidate(new Cause.Swept(), named);
    Candidate unused = candidate(new Cause.Swept(), NAMES);
    ListedTaskDefinitions active =
        active(taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.42.0"));

    EndedTaskDefinitions toAsk = active.endedToAskFor(List.of(used, unused), false);
    ListedTaskDefinitions known =
        Stream.of(taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":1.41.0"))
            .collect(active.endedReader(NAME, toAsk));

    assertThat(toAsk.images()).containsExactly(NAMES);
    assertThat(known.endedToAskFor(List.of(used, unused), false))
        .isEqualTo(EndedTaskDefinitions.NONE);
    assertThat(known.endedToAskFor(List.of(used, unused), true).images()).containsExactly(named);
    assertThat(about(new Cause.Swept(), NAMES, known)).isInstanceOf(UsedUntil.class);
  }

  @Test
  void reality25WhatEndedAsEcsSaysLeavesItsImageToThoseThatEndedBefore() {
    ListedTaskDefinitions active =
        active(taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.41.0"));
    Candidate image = candidate(new Cause.Swept(), NAMES);

    ListedTaskDefinitions corrected =
        active.with(
            new DescribedRevisions(
                Map.of(arn("web", 2), new RevisionStatus.Ended("INACTIVE", Optional.of(LONG_AGO))),
                Set.of()));
    EndedTaskDefinitions toAsk = corrected.endedToAskFor(List.of(image), false);
    ListedTaskDefinitions known =
        Stream.of(
                taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.41.0"),
                taskDefinition(arn("web", 1), "INACTIVE", LATELY, ":1.41.0"))
            .collect(corrected.endedReader(NAME, toAsk));

    assertThat(active.endedToAskFor(List.of(image), false)).isEqualTo(EndedTaskDefinitions.NONE);
    assertThat(toAsk.images()).containsExactly(NAMES);
    assertThat(about(new Cause.Swept(), NAMES, known))
        .isEqualTo(
            new UsedUntil(
                "The task definition %s, which names it, was recorded as INACTIVE on %s."
                    .formatted(arn("web", 1), Times.utc(LATELY)),
                LATELY));
  }

  @Test
  void reality25OneWithoutAStatusIsFoundByTheNameOfTheImageAndUsesIt() {
    ListedTaskDefinitions active = active();
    EndedTaskDefinitions toAsk =
        active.endedToAskFor(List.of(candidate(new Cause.Swept(), NAMES)), false);
    ListedTaskDefinitions known =
        Stream.of(taskDefinition(arn("web", 1), "", LONG_AGO, ":1.41.0"))
            .collect(active.endedReader(NAME, toAsk));

    assertThat(about(new Cause.Swept(), NAMES, known)).isInstanceOf(Used.class);
  }

  @Test
  void reality25TheOneThatWasRegisteredIsAskedForUnlessItIsShownAsActive() {
    Candidate image = candidate(new Cause.Registered(arn("web", 9)), NAMES);
    ListedTaskDefinitions without = active();
    ListedTaskDefinitions with =
        active(taskDefinition(arn("web", 9), "ACTIVE", LONG_AGO, ":1.42.0"));

    assertThat(without.endedToAskFor(List.of(image), false).revisions())
        .containsExactly(arn("web", 9));
    assertThat(with.endedToAskFor(List.of(image), false).revisions()).isEmpty();
  }

  @Test
  void reality25TheOneOfATaskThatStoppedIsAskedForOnlyIfNoActiveOneNamesTheImage() {
    Candidate image = candidate(new Cause.Stopped(arn("web", 9), false), NAMES);
    ListedTaskDefinitions unnamed = active();
    ListedTaskDefinitions named =
        active(taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.41.0"));

    assertThat(unnamed.endedToAskFor(List.of(image), false).revisions())
        .containsExactly(arn("web", 9));
    assertThat(named.endedToAskFor(List.of(image), false)).isEqualTo(EndedTaskDefinitions.NONE);
  }

  @Test
  void reality25OneThatEndedLatelyCountsHoweverItNamesTheImage() {
    String reference = ":0.9@" + digest(1);
    ListedTaskDefinitions lately =
        active(taskDefinition(arn("web", 1), "INACTIVE", LATELY, reference));
    EndedTaskDefinitions toAsk =
        lately.endedToAskFor(List.of(candidate(new Cause.Swept(), NAMES)), false);

    ListedTaskDefinitions known =
        Stream.of(taskDefinition(arn("web", 1), "INACTIVE", LATELY, reference))
            .collect(lately.endedReader(NAME, toAsk));

    assertThat(known.size()).isEqualTo(1);
    assertThat(about(new Cause.Swept(), NAMES, known)).isInstanceOf(UsedUntil.class);
    assertThat(known.familiesLeft(NAMES)).containsExactly(arn("web", 1));
  }

  @Test
  void aRowThatSeveralQueriesFindDoesNotHideTheOneThatEndedJustBeforeIt() {
    JsonNode cause =
        taskDefinition(
            DEREGISTERED.endedTaskDefinition().orElseThrow(),
            "INACTIVE",
            ENDED.plusSeconds(60),
            ":1.41.0");
    Instant justBefore = ENDED.plusSeconds(30);
    ListedTaskDefinitions listed =
        Stream.of(cause, cause, taskDefinition(arn("orders", 3), "INACTIVE", justBefore, ":1.41.0"))
            .collect(ListedTaskDefinitions.reader(NAME));

    assertThat(about(DEREGISTERED, NAMES, listed))
        .isInstanceOfSatisfying(
            UsedUntil.class, used -> assertThat(used.until()).isEqualTo(justBefore));
  }

  @Test
  void reality25ActiveOnesThatNameAnImageByATagAndADigestPinTags() {
    assertThat(pinTags(":1.42.0@" + digest(2))).isTrue();
    assertThat(pinTags(":1.42.0", "@" + digest(2))).isFalse();
  }

  private static boolean pinTags(String... references) {
    return active(taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, references)).pinTags();
  }

  private static Evidence about(Cause cause, ImageNames names, ListedTaskDefinitions listed) {
    return requireNonNull(
        new TaskDefinitionsAnswer(listed, ENDED, LATELY, LastLook.NONE, Optional.empty())
            .about(candidate(cause, names))
            .get(EvidenceQuestion.TASK_DEFINITIONS));
  }
}
