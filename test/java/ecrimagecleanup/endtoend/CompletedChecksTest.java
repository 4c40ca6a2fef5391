package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

class CompletedChecksTest {
  private static final String QUEUE = "image-removals";

  /** The pattern of the rule in docs/extending.md. */
  private static final String REMOVALS =
      """
      {"source":["ecr-image-cleanup"],"detail-type":["Image Deletion Check Completed"],\
      "detail":{"images":{"decision":["remove"]}}}""";

  private static void forward(Installation installation, String pattern) {
    installation.aws().queues().createQueue(QUEUE, Map.of());
    try (EventBridgeClient events = installation.client(EventBridgeClient.builder())) {
      events.putRule(r -> r.name(QUEUE).eventPattern(pattern));
      events.putTargets(
          r ->
              r.rule(QUEUE)
                  .targets(Target.builder().id("queue").arn(EmbeddedSqs.arn(QUEUE)).build()));
    }
  }

  @Test
  void aRuleForwardsTheRemovalsOfCompletedChecks() {
    try (Installation installation = Installation.with("delete", "cleanup.event-bus=default")) {
      forward(installation, REMOVALS);
      String old = installation.pushAndRetire("1");

      installation.pass(Duration.ofDays(2));

      List<Received> told = installation.aws().queues().receive(QUEUE, 1);
      assertThat(installation.removed()).containsExactly(old);
      assertThat(told).hasSize(1);
      JsonNode event = Json.parse(told.get(0).body());
      assertThat(event.path("source").asText()).isEqualTo("ecr-image-cleanup");
      assertThat(event.path("detail-type").asText()).isEqualTo("Image Deletion Check Completed");
      assertThat(event.path("resources").get(0).asText())
          .isEqualTo("arn:aws:ecr:eu-central-1:999988887777:repository/team/orders");
      assertThat(event.at("/detail/decisions").toString()).isEqualTo("{\"remove\":1}");
      assertThat(event.at("/detail/images/0/digest").asText()).isEqualTo(old);
      assertThat(event.at("/detail/images/0/action").asText()).isEqualTo("delete");
    }
  }

  @Test
  void withoutABusNobodyIsTold() {
    try (Installation installation = Installation.with("delete")) {
      installation.pushAndRetire("1");

      installation.pass(Duration.ofDays(2));

      assertThat(installation.removed()).hasSize(1);
      assertThat(installation.calls("events.PutEvents")).isZero();
    }
  }
}
