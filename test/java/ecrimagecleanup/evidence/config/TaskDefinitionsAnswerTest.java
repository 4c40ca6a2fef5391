package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded of the rows of task definitions. */
class TaskDefinitionsAnswerTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final String SHA512 = "0a".repeat(64);
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final ImageNames NAMES =
      ImageNames.of(NAME, image(1, "1.41.0", "stable"), List.of(), List.of());

  private static final Use WEB_1 =
      new Use(arn("web", 1).toString(), "111122223333/eu-central-1", Optional.of(LONG_AGO));

  private static Evidence ofTaskDefinitions(JsonNode... rows) {
    return requireNonNull(about(DEREGISTERED, NAMES, rows).get(EvidenceQuestion.TASK_DEFINITIONS));
  }

  private static Evidence ofCause(Cause cause, JsonNode... rows) {
    return requireNonNull(about(cause, NAMES, rows).get(EvidenceQuestion.COVERAGE));
  }

  private static Map<EvidenceQuestion, Evidence> about(
      Cause cause, ImageNames names, JsonNode... rows) {
    return new TaskDefinitionsAnswer(
            CheckFixtures.listed(NAME, List.of(rows)),
            ENDED,
            LATELY,
            LastLook.NONE,
            Optional.empty())
        .about(candidate(cause, names));
  }

  @ParameterizedTest
  @ValueSource(strings = {":1.41.0", ":stable", "@DIGEST", ":moved@DIGEST", ":1.41.0@DIGEST"})
  void anActiveTaskDefinitionThatNamesItInAnyWayUsesIt(String reference) {
    assertThat(
            ofTaskDefinitions(
                taskDefinition(
                    arn("web", 1),
                    "ACTIVE",
                    LONG_AGO,
                    "nginx",
                    reference.replace("DIGEST", digest(1).value()))))
        .isEqualTo(
            new Used(
                WEB_1, "The ACTIVE task definition %s names it.".formatted(arn("web", 1).brief())));
  }

  @Test
  void everyHostNameCounts() {
    for (String host : REPOSITORY.registry().hosts()) {
      assertThat(
              ofTaskDefinitions(
                  taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, host + "/team/orders:1.41.0")))
          .isInstanceOf(Used.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAUSED", "inactive", "active"})
  void anUnknownStatusCountsAsActive(String status) {
    assertThat(ofTaskDefinitions(taskDefinition(arn("web", 1), status, LONG_AGO, ":1.41.0")))
        .isEqualTo(
            new Used(
                WEB_1,
                "The task definition %s, whose status is unknown, names it."
                    .formatted(arn("web", 1).brief())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INACTIVE", "DELETE_IN_PROGRESS"})
  void oneOutOfUseUsedItUntilItWasSeenToBe(String status) {
    assertThat(
            ofTaskDefinitions(
                taskDefinition(arn("web", 1), status, LONG_AGO, ":1.41.0"),
                taskDefinition(arn("web", 2), status, LATELY, ":stable")))
        .isEqualTo(
            new UsedUntil(
                "The task definition %s, which names it, was recorded as %s on %s."
                    .formatted(arn("web", 2), status, Times.utc(LATELY)),
                LATELY));
  }

  @Test
  void aCausingOneThatIsStillShownAsActiveMeansThatTheAggregatorIsBehind() {
    assertThat(
            ofCause(DEREGISTERED, taskDefinition(arn("orders", 41), "ACTIVE", LONG_AGO, ":1.41.0")))
        .isEqualTo(
            new Unknown(
                "AWS Config still shows %s as ACTIVE, but an event said that it ended: AWS Config is behind."
                    .formatted(arn("orders", 41))));
    assertThat(
            ofCause(
                DEREGISTERED, taskDefinition(arn("orders", 41), "INACTIVE", LONG_AGO, ":1.41.0")))
        .isInstanceOf(Unused.class);
  }

  @Test
  void whenTheCausingOneEndedTheEventHasTold() {
    Instant captured = ENDED.plus(Policy.FRESH);

    assertThat(
            ofTaskDefinitions(taskDefinition(arn("orders", 41), "INACTIVE", captured, ":1.41.0")))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aCheckThatSaysThatItsCauseEndedLongBeforeItWasSeenToEndIsNotBelieved() {
    Instant captured = ENDED.plus(Policy.FRESH).plusMillis(1);

    assertThat(
            ofTaskDefinitions(taskDefinition(arn("orders", 41), "INACTIVE", captured, ":1.41.0")))
        .isInstanceOfSatisfying(
            UsedUntil.class, used -> assertThat(used.until()).isEqualTo(captured));
  }

  @Test
  void withoutACaptureTimeItIsUnknown() {
    JsonNode row = taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":1.41.0");
    JsonNode without = json(row.toString().replace("configurationItemCaptureTime", "x"));

    assertThat(ofTaskDefinitions(without)).isInstanceOf(Unknown.class);
  }

  @Test
  void othersOfTheRepositoryDoNotUseIt() {
    assertThat(
            ofTaskDefinitions(
                taskDefinition(arn("web", 1), "ACTIVE", LATELY, ":1.42.0", "@" + digest(2))))
        .isEqualTo(
            new Unused(
                "AWS Config shows 1 task definition with images of its repository; no ACTIVE one names this image."));
  }

  @Test
  void rowsThatTheWildcardsFoundForAnotherRepositoryDoNotUseIt() {
    String host = REPOSITORY.registry().hosts().get(0);

    assertThat(
            ofTaskDefinitions(
                taskDefinition(arn("web", 1), "ACTIVE", LATELY, host + "/team-orders:1.41.0"),
                taskDefinition(arn("web", 2), "ACTIVE", LATELY, host + "/team/orders-api:1.41.0")))
        .isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"arn\": \"x\"}",
        "{\"arn\": \"ARN\"}",
        "{\"arn\": \"ARN\", \"configuration\": {\"ContainerDefinitions\": []}}",
        "{\"arn\": \"ARN\", \"configuration\": {\"ContainerDefinitions\": [{}]}}",
        "{\"arn\": \"ARN\", \"configuration\": {\"ContainerDefinitions\": [{\"Image\": 1}]}}",
        "{\"arn\": \"ARN\", \"configuration\": {\"ContainerDefinitions\": [{\"Image\": \"\"}]}}",
        "{\"arn\": \"ARN\", \"configuration\": {\"ContainerDefinitions\": {\"Image\": \"nginx\"}}}",
      })
  void aRowThatCannotBeReadMakesItUnknown(String row) {
    JsonNode unreadable = json(row.replace("ARN", arn("web", 1).toString()));

    assertThat(ofTaskDefinitions(unreadable))
        .isEqualTo(
            new Unknown(
                row.contains("ARN")
                    ? "The task definition %s has an image reference that cannot be read; it may name any image of %s."
                        .formatted(arn("web", 1), REPOSITORY)
                    : "AWS Config returned 1 task definition without a name; it may name any image of %s."
                        .formatted(REPOSITORY),
                new Scope.Repositories(Set.of(REPOSITORY))));
  }

  @Test
  void aRowWithoutAnArnMakesItUnknownWhateverItNames() {
    JsonNode row = taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":1.42.0");

    assertThat(ofTaskDefinitions(json(row.toString().replace("\"arn\"", "\"x\""))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void nothingFoundIsUnused() {
    assertThat(ofTaskDefinitions())
        .isEqualTo(new Unused("AWS Config shows no task definition that names it."));
  }

  @Test
  void aReferenceThatCouldBeTooLongForConfigMakesItUnknown() {
    int others = ImageNames.of(NAME, image(1, "t"), List.of(), List.of()).longestReference() - 1;
    String longest = "t".repeat(TaskDefinitionsAnswer.LONGEST_CERTAIN_REFERENCE - others);
    ImageNames certain = ImageNames.of(NAME, image(1, longest), List.of(), List.of());
    ImageNames uncertain = ImageNames.of(NAME, image(1, longest + "t"), List.of(), List.of());

    assertThat(about(DEREGISTERED, certain).get(EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unused.class);
    assertThat(about(DEREGISTERED, uncertain).get(EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void servicesAreAskedForTheCauseAndForAllThatAreOutOfUseAndNameTheImage() {
    List<JsonNode> rows =
        List.of(
            taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":1.41.0"),
            taskDefinition(arn("web", 2), "ACTIVE", LONG_AGO, ":1.41.0"),
            taskDefinition(arn("web", 3), "INACTIVE", LONG_AGO, ":1.42.0"),
            taskDefinition(arn("job", 1), "DELETE_IN_PROGRESS", LONG_AGO, "@" + digest(1)));

    ListedTaskDefinitions listed = CheckFixtures.listed(NAME, rows);

    assertThat(listed.familiesOutOfUse(List.of(candidate(DEREGISTERED, NAMES))))
        .containsExactlyInAnyOrder(arn("orders", 41), arn("web", 1), arn("job", 1));
    assertThat(
            listed.familiesOutOfUse(
                List.of(candidate(new Cause.Registered(arn("orders", 41)), NAMES))))
        .containsExactlyInAnyOrder(arn("web", 1), arn("job", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {":", ":a b", "@sha256:94afd1f2", "/"})
  void reality22WhatDockersGrammarRefusesKeepsNothing(String impossible) {
    String uri = REPOSITORY.registry().hosts().get(0) + "/" + REPOSITORY.name();

    assertThat(
            ofTaskDefinitions(taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, uri + impossible)))
        .isInstanceOf(Unused.class);
    assertThat(
            ofTaskDefinitions(
                taskDefinition(
                    arn("web", 1), "ACTIVE", LONG_AGO, uri + "@sha512:" + "0a".repeat(64))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void reality22AReferenceThatCannotBeReadConcernsItsRepositoryAloneAndTheReasonNamesTheArn() {
    String host = REPOSITORY.registry().hosts().get(0);

    assertThat(ofTaskDefinitions(active(host + "/team/orders@sha512:" + SHA512)))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.text()).contains(arn("web", 1).toString());
              assertThat(unknown.scope()).isEqualTo(new Scope.Repositories(Set.of(REPOSITORY)));
            });
    assertThat(
            ofTaskDefinitions(
                active(host + "/team/other:1", host + "/team/other@sha512:" + SHA512)))
        .isInstanceOf(Unused.class);
    assertThat(ofTaskDefinitions(active(host + "/team/other:1", "a b"))).isInstanceOf(Unused.class);
    assertThat(
            ofTaskDefinitions(
                active(host + "/team/orders:1.42.0", host + ":443/team/orders@sha512:" + SHA512)))
        .isInstanceOf(Unknown.class);
  }

  private static JsonNode active(String... references) {
    return taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, references);
  }

  @Test
  void reality22WhatEndedInAPlaceThatIsNoWorkloadKeepsNothing() {
    String unreadable = REPOSITORY.registry().hosts().get(0) + "/team/orders@sha512:" + SHA512;
    JsonNode row = taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, unreadable);
    JsonNode daily =
        json(
            taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":1.42.0")
                .toString()
                .replaceFirst("\\{", "{\"recordingFrequency\":\"DAILY\","));

    assertThat(inWorkloads("111122223333/eu-central-1", row).get(EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unknown.class);
    assertThat(inWorkloads("444455556666/eu-central-1", row).get(EvidenceQuestion.TASK_DEFINITIONS))
        .isInstanceOf(Unused.class);
    assertThat(inWorkloads("111122223333/eu-central-1", daily).get(EvidenceQuestion.COVERAGE))
        .isInstanceOf(Unknown.class);
    assertThat(inWorkloads("444455556666/eu-central-1", daily).get(EvidenceQuestion.COVERAGE))
        .isInstanceOf(Unused.class);
  }

  private static Map<EvidenceQuestion, Evidence> inWorkloads(String places, JsonNode... rows) {
    Coverage coverage =
        new Coverage(
            Workloads.parse(places),
            Workloads.NONE,
            List.of(),
            Map.of(),
            Optional.empty(),
            "All was seen.");
    return new TaskDefinitionsAnswer(
            CheckFixtures.listed(NAME, List.of(rows)),
            ENDED,
            LATELY,
            LastLook.NONE,
            Optional.of(coverage))
        .about(candidate(new Cause.Swept(), NAMES));
  }
}
