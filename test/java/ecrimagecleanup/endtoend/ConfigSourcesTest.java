package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What AWS Config knows by its default sources of evidence, and what becomes of an image for it.
 */
class ConfigSourcesTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void coverageOfEveryAccountLetsAnImageGo() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");

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
              "coverage, postpone until 2026-03-05T11:00:00Z: The aggregator has no source for"
                  + " 222233334444/eu-central-1. (1 more problem; run ecr-image-cleanup doctor.)");
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
              "task-definitions, keep: The ACTIVE task definition %s names it."
                  .formatted(TaskDefinitionArn.parse(user).orElseThrow().brief()));
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
              "remove: AWS Config shows 2 task definitions with images of its repository; no ACTIVE one names this image. ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aTaskDefinitionWhoseReferenceCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");
      installation.record(
          "AWS::ECS::TaskDefinition",
          "arn:aws:ecs:eu-central-1:111122223333:task-definition/odd:1",
          """
          {"Status": "INACTIVE", "ContainerDefinitions": [{"Image": "%s"}]}
          """
              .formatted(image("1@sha512:" + "0a".repeat(64))));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "task-definitions, postpone until 2026-03-05T10:00:00Z: The task definition"
                  + " arn:aws:ecs:eu-central-1:111122223333:task-definition/odd:1 has an image reference that"
                  + " cannot be read; it may name any image of 999988887777/eu-central-1/team/orders.");
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
          .startsWith("cause-still-runs, postpone until 2026-03-05T10:30:00Z: ")
          .endsWith(" still runs %s.".formatted(first));

      installation
          .production()
          .call(
              "DeleteTaskSet",
              json(
                  "{'service': 'shop', 'taskSet': '%s'}"
                      .formatted(taskSet.at("/taskSet/id").asText())));
      // ECS said when its task stopped. But it may have run the image by what no task tells.
      installation.pass(DAY.plus(Duration.ofHours(1)));
      assertThat(installation.lastDecision(old)).startsWith("later-check, superseded");
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY.plus(Duration.ofHours(1)));

      assertThat(installation.decisions().lastWordsOf("config-services", old))
          .containsExactly("cause-still-runs, unused", "services, unused");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aServiceThatCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");
      installation.record(
          "AWS::ECS::Service",
          "arn:aws:ecs:eu-central-1:111122223333:service/default/odd",
          "{'TaskDefinition': 'orders:none'}");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "cause-still-runs, postpone until 2026-03-05T10:30:00Z: AWS Config returned 1"
                  + " service without a task definition; it may name any image of"
                  + " 999988887777/eu-central-1/team/orders.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.parse(text.replace('\'', '"'));
  }
}
