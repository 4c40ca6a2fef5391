package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static ecrimagecleanup.route.Samples.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a check asks for task definitions if ECS itself says what runs. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.evidence=config-coverage,config-task-definitions,config-services,ecs-live",
      RouteTest.DELETE
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class EndedByNameRouteTest extends RouteTest {
  private static final List<String> WORKLOADS = List.of("111122223333/eu-central-1");

  @BeforeEach
  void nothingRuns() {
    aws.answer("describeRevisions", DescribedRevisions.NONE)
        .answer("describeUsage", new LiveUse(WORKLOADS, List.of(), List.of(), List.of()));
  }

  /** The queries; the component makes no call of one that asks for nothing. */
  private List<Object> asked(String operation) {
    return aws.arguments(operation).stream().filter(query -> !query.equals("")).toList();
  }

  @Test
  void reality25ThoseThatEndedAreAskedForByTheNamesOfTheImage() throws Exception {
    aws.with(image('a', "1.41.0"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(asked(MockAws.TASK_DEFINITIONS)).isEmpty();
    assertThat(asked(MockAws.ACTIVE_TASK_DEFINITIONS)).hasSize(1);
    assertThat(asked(MockAws.ENDED_TASK_DEFINITIONS))
        .singleElement()
        .asString()
        .contains("/team/orders:1.41.0'")
        .doesNotContain("/team/orders:%'");
  }

  @Test
  void reality25ThoseThatEndedAreNotAskedForIfAnActiveOneNamesTheImage() throws Exception {
    aws.with(image('a', "1.41.0"))
        .withTaskDefinitions(taskDefinition(42, "ACTIVE", URI + ":1.41.0"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(asked(MockAws.ACTIVE_TASK_DEFINITIONS)).hasSize(1);
    assertThat(asked(MockAws.ENDED_TASK_DEFINITIONS)).isEmpty();
  }

  private static ObjectNode ended(String family) {
    ObjectNode row = taskDefinition(41, "INACTIVE", URI + ":1.41.0");
    row.put("arn", row.path("arn").asText().replace("/orders:", "/%s:".formatted(family)));
    return row;
  }

  private void checkBoth() throws Exception {
    assertDone(receive("direct:checks", message(check('a'))));
    assertDone(receive("direct:checks", message(check('b'))));
  }

  @Test
  void reality25TheChecksOfARepositoryShareWhatItsServicesRun() throws Exception {
    aws.with(image('a', "1.41.0"), image('b', "1.42.0"))
        .withTaskDefinitions(taskDefinition(42, "ACTIVE", URI + ":1.40.0"));

    checkBoth();

    assertThat(asked(MockAws.SERVICES)).singleElement().asString().contains("/orders:");
  }

  @Test
  void reality25WhatAnotherCheckDidNotAskForOfServicesIsAskedFor() throws Exception {
    aws.with(image('a', "1.42.0"), image('b', "1.41.0"))
        .withTaskDefinitions(taskDefinition(42, "ACTIVE", URI + ":1.42.0"), ended("shop"));

    checkBoth();

    assertThat(asked(MockAws.SERVICES))
        .extracting(argument -> argument.toString().contains("/shop:"))
        .containsExactly(false, true);
  }

  /** What it disregards is ACTIVE, so that a service can begin to run it at any time. */
  @Test
  void reality25ACheckOfStaleRevisionsAsksForServicesEachTime() throws Exception {
    aws.with(image('a', "1.41.0"))
        .withTaskDefinitions(taskDefinition(42, "ACTIVE", URI + ":1.40.0"), ended("shop"));
    ImageDeletionCheck check = check('a');
    ImageDeletionCheck ofStale =
        new ImageDeletionCheck(
            check.repository(),
            check.images(),
            new Cause.Stale(new Cause.Swept()),
            check.presumedUnusedSince(),
            check.lastLook(),
            check.due());

    assertDone(receive("direct:checks", message(check)));
    assertDone(receive("direct:checks", message(ofStale)));

    assertThat(asked(MockAws.SERVICES))
        .hasSize(2)
        .allSatisfy(query -> assertThat(query.toString()).contains("/shop:"));
  }

  @Test
  void reality25OfASidecarEachCheckAsksForTheServicesThatItNeeds() throws Exception {
    for (int i = 0; i < 21; i++) {
      ObjectNode row = ended("app" + i);
      ((ObjectNode) row.path("configuration")).put("Status", "ACTIVE");
      aws.withTaskDefinitions(row);
    }
    aws.with(image('a', "1.41.0"), image('b', "1.42.0"));

    checkBoth();

    assertThat(asked(MockAws.SERVICES))
        .hasSize(2)
        .allSatisfy(
            argument ->
                assertThat(argument.toString()).contains("/orders:").doesNotContain("/app"));
  }

  @Test
  void reality25ThoseThatEndedAreAskedForIfEcsSaysThatTheActiveOneEnded() throws Exception {
    ObjectNode row = taskDefinition(42, "ACTIVE", URI + ":1.41.0");
    TaskDefinitionArn arn = TaskDefinitionArn.parse(row.path("arn").asText()).orElseThrow();
    aws = new MockAws().with(image('a', "1.41.0")).withTaskDefinitions(row);
    aws.replace(context);
    aws.answer(
            "describeRevisions",
            new DescribedRevisions(
                Map.of(arn, new RevisionStatus.Ended("INACTIVE", Optional.of(Samples.LONG_AGO))),
                Set.of()))
        .answer("describeUsage", new LiveUse(WORKLOADS, List.of(), List.of(), List.of()));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(asked(MockAws.ENDED_TASK_DEFINITIONS)).hasSize(1);
    assertThat(decisions.withLevels().get(0))
        .contains("\"question\":\"task-definitions\",\"says\":\"used until\"")
        .contains("\"source\":\"config-services\",\"question\":\"services\",\"says\":\"unused\"");
  }

  @Test
  void reality25AllOfTheRepositoryAreReadIfActiveOnesPinTags() throws Exception {
    aws.with(image('a', "1.41.0"))
        .withTaskDefinitions(taskDefinition(42, "ACTIVE", URI + ":1.42.0@" + digest('b')));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(asked(MockAws.TASK_DEFINITIONS)).hasSize(1);
    assertThat(asked(MockAws.ENDED_TASK_DEFINITIONS)).isEmpty();
  }
}
