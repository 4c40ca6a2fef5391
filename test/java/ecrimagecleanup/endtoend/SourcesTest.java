package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.PRODUCTION;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each source of evidence knows, and what becomes of an image for it. */
class SourcesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String REQUIRED =
      "cleanup.evidence=config-coverage,config-task-definitions,config-services";
  private static final String MOVING = "team/moving";

  @Test
  void coverageOfEveryAccountLetsAnImageGo() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.decisions().lastWordsOf("config-coverage", old))
          .containsExactly("coverage, unused");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void coverageWithoutOneOfTheAccountsIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.aws().world().inventory().exclude(DEVELOPMENT, World.REGION);
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "coverage, postpone until 2026-03-05T10:00:00Z: The aggregator has no source for"
                  + " 222233334444/eu-central-1. (And 1 more.)");
      assertThat(installation.decisions().lastWordsOf("config-coverage", old))
          .containsExactly("coverage, unknown");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aTaskDefinitionUsesAnImageByAnyOfItsTags() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.owner().retag(ORDERS, "stable", old);
      String user = installation.production().register("worker", image("stable"));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "task-definitions, keep: The task definition %s names it and is ACTIVE."
                  .formatted(user));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aTaskDefinitionOfAnotherImageOfTheRepositoryUsesNothing() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.push("10");
      installation.production().register("worker", image("10"));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith(
              "remove: No ACTIVE task definition names it, of 2 that name its repository. ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aTaskDefinitionWhoseReferenceCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      record(
          installation,
          "AWS::ECS::TaskDefinition",
          "arn:aws:ecs:eu-central-1:111122223333:task-definition/odd:1",
          """
          {"Status": "INACTIVE", "ContainerDefinitions": [{"Image": "%s"}]}
          """
              .formatted(image("not a tag")));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "task-definitions, postpone until 2026-03-05T10:00:00Z: 1 task definitions in the aggregator's"
                  + " answer cannot be read, so any of them may use it.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aTaskSetUsesAnImageUntilADayAfterItIsDeleted() {
    try (Installation installation = Installation.with("delete", "cleanup.pull-window=PT0S")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation
          .production()
          .call(
              "CreateService",
              json(
                  """
                  {"serviceName": "shop", "desiredCount": 1,
                   "deploymentController": {"type": "EXTERNAL"}}
                  """));
      JsonNode taskSet =
          installation
              .production()
              .call(
                  "CreateTaskSet",
                  json("{'service': 'shop', 'taskDefinition': '%s'}".formatted(first)));
      installation.retireRegistered(first);
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("cause-still-runs, postpone until 2026-03-05T10:00:00Z: ")
          .endsWith(" still runs %s.".formatted(first));

      installation
          .production()
          .call(
              "DeleteTaskSet",
              json(
                  "{'service': 'shop', 'taskSet': '%s'}"
                      .formatted(taskSet.at("/taskSet/id").asText())));
      installation.pass(DAY.plusHours(2));
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "second-look, postpone until 2026-03-06T11:00:00Z: It is unused now, and was in use, or"
                  + " unknown, when it was last looked at.");
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY);

      assertThat(installation.decisions().lastWordsOf("config-services", old))
          .containsExactly("cause-still-runs, unused", "services, unused");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aServiceThatCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      record(
          installation,
          "AWS::ECS::Service",
          "arn:aws:ecs:eu-central-1:111122223333:service/default/odd",
          "{'TaskDefinition': 'orders:none'}");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "cause-still-runs, postpone until 2026-03-05T10:00:00Z: 1 services in the aggregator's answer"
                  + " cannot be read, so any of them may use it.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aPullCountsForAsLongAsTheWindowIs() {
    try (Installation installation = Installation.with("delete", "cleanup.pull-window=PT30H")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.pass(Duration.ofHours(25));
      installation.production().stopTask(installation.production().runTask(first));
      installation.production().deregister(first);

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "pulled, postpone until 2026-03-04T16:00:00Z: ECR recorded its last pull at"
                  + " 2026-03-03T10:00:00Z.");
      assertThat(installation.removed()).isEmpty();

      installation.pass(Duration.ofHours(6));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anImageThatWasNeverPulledIsUnusedForThePullTime() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.decisions().lastWordsOf("ecr-pull-time", old))
          .containsExactly("pulled, unused");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anAppRunnerServiceUsesItsImage() {
    try (Installation installation =
        Installation.with("delete", REQUIRED + ",config-other-types")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      String user = runOnAppRunner(installation, image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: %s uses it as %s."
                  .formatted(user, image("1")));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anAppRunnerServiceOfAnotherImageOfTheRepositoryUsesNothing() {
    try (Installation installation =
        Installation.with("delete", REQUIRED + ",config-other-types")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      runOnAppRunner(installation, image("10"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith("None of 1 references of resources of other types means it.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anAppRunnerServiceWhoseReferenceCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation =
        Installation.with("delete", REQUIRED + ",config-other-types")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      runOnAppRunner(installation, image("not a tag"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: 1 references of resources of other"
                  + " types cannot be read, so any of them may mean it.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  private static String runOnAppRunner(Installation installation, String reference) {
    return record(
        installation,
        "AWS::AppRunner::Service",
        "arn:aws:apprunner:eu-central-1:111122223333:service/web/1",
        "{'SourceConfiguration': {'ImageRepository': {'ImageIdentifier': '%s'}}}"
            .formatted(reference));
  }

  @Test
  void liveEcsKeepsADigestThatRunsThoughItsTagHasMovedUntilTheServiceMovesToo() {
    try (Installation installation =
        Installation.with("delete", REQUIRED + ",ecs-live", "cleanup.pull-window=PT0S")) {
      installation.account(DEVELOPMENT);
      installation.owner().createRepository(MOVING, Map.of("ecr-image-cleanup", "enabled"));
      String old = installation.owner().push(MOVING, "latest", "one", 1000);
      String first = installation.production().register("orders", image(MOVING, "latest"));
      installation.production().createService("shop", first, 1);
      installation.pass(Duration.ofHours(1));
      installation.owner().push(MOVING, "latest", "two", 1000);

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith(
              "further-evidence, postpone until 2026-03-04T09:00:00Z: It is in use by the ");
      assertThat(installation.removed()).isEmpty();

      installation.production().redeploy("shop");
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old)).startsWith("remove: ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void liveEcsThatCannotReadAnAccountIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", REQUIRED + ",ecs-live")) {
      installation.account(DEVELOPMENT);
      String old = installation.push("1");
      installation.push("2");
      installation.production().register("worker", image("2"));
      installation.retire(image("1"));
      installation.aws().unreadable().denyCalls(DEVELOPMENT);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("further-evidence, postpone until 2026-03-05T10:00:00Z: ")
          .contains("222233334444/eu-central-1", "AccessDenied");
      assertThat(installation.decisions().lastWordsOf("ecs-live", old))
          .containsExactly("further-evidence, unknown");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void inspectorSeesATaskOfNoServiceUntilADayAfterItStopped() {
    try (Installation installation = Installation.with("delete", REQUIRED + ",inspector-in-use")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      String task = installation.production().runTask(first);
      installation.retireRegistered(first);

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: Amazon Inspector sees %s in use by 1"
                      .formatted(old)
                  + " tasks or pods.");
      assertThat(installation.removed()).isEmpty();

      installation.production().stopTask(task);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith(
              "Amazon Inspector counts no task and no pod for its digest; the last ran at"
                  + " 2026-03-04T10:00:00Z.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void inspectorThatDoesNotScanAnImageAnyMoreIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", REQUIRED + ",inspector-in-use")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.aws().inspector().expire(ImageKey.shared(ORDERS, old));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: Amazon Inspector does not tell whether")
          .contains("SCAN_ELIGIBILITY_EXPIRED");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aSourceThatHasNoRouteIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", REQUIRED + ",our-own")) {
      String old = installation.push("1");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: The source our-own could not be asked;"
                  + " the log says why.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void sourcesAreAskedInTheirOrderAndNotAfterTheFirstVeto() {
    try (Installation installation =
        Installation.with(
            "delete",
            "cleanup.evidence=inspector-in-use,config-services,config-coverage,"
                + "config-task-definitions,ecr-pull-time")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      String task = installation.production().runTask(first);
      installation.retireRegistered(first);
      long aggregator = installation.calls("config.SelectAggregateResourceConfig");

      installation.pass(DAY);
      assertThat(installation.decisions().lastAsked(old)).containsExactly("inspector-in-use");
      assertThat(installation.calls("config.SelectAggregateResourceConfig")).isEqualTo(aggregator);

      installation.production().stopTask(task);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.decisions().lastAsked(old))
          .containsExactly(
              "inspector-in-use",
              "config-services",
              "config-coverage",
              "config-task-definitions",
              "ecr-pull-time");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  /** Has AWS Config record a resource of production; its ARN. */
  private static String record(
      Installation installation, String type, String arn, String configuration) {
    installation
        .aws()
        .world()
        .inventory()
        .changed(PRODUCTION, World.REGION, type, arn, arn, json(configuration));
    return arn;
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
