package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary in ECS, in the inventory and among the events. */
class CanaryTest {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final String ARN =
      "arn:aws:ecs:eu-west-1:111122223333:task-definition/ecr-image-cleanup-canary:";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final Canary canary = new Canary(sandbox, ACCOUNT, REGION);
  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void listen() {
    world
        .events()
        .deliverTo(event -> events.add(Json.parse(event).at("/detail/eventName").asText()));
  }

  @Test
  void isATaskDefinitionWithOneContainer() {
    assertThat(canary.register()).isEqualTo(ARN + "1");

    JsonNode definition =
        call("DescribeTaskDefinition", Json.object().put("taskDefinition", Canary.FAMILY))
            .path("taskDefinition");
    assertThat(definition.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(definition.path("containerDefinitions")).hasSize(1);
    assertThat(definition.at("/containerDefinitions/0/image").asText()).isEqualTo(Canary.IMAGE);
  }

  @Test
  void replacesItselfEveryDayUntilItIsStopped() {
    canary.register();
    canary.registerEvery(Duration.ofDays(1));
    world.advance(Duration.ofDays(3));

    assertThat(revisions("ACTIVE")).containsExactly(ARN + "4");
    assertThat(revisions("INACTIVE")).containsExactly(ARN + "1", ARN + "2", ARN + "3");

    canary.stop();
    world.advance(Duration.ofDays(3));
    assertThat(revisions("ACTIVE")).containsExactly(ARN + "4");
  }

  @Test
  void causesOnlyTheEventsOfItsCalls() {
    canary.register();
    canary.registerEvery(Duration.ofDays(1));

    world.advance(Duration.ofHours(25));

    assertThat(events)
        .containsExactly(
            "RegisterTaskDefinition", "RegisterTaskDefinition", "DeregisterTaskDefinition");
    assertThat(world.ledger().removals()).isEmpty();
    assertThat(world.ledger().failedPulls()).isEmpty();
  }

  @Test
  void theAggregatorShowsItOnlyIfItCanSee() {
    canary.register();
    canary.registerEvery(Duration.ofDays(1));
    world.advance(Duration.ofDays(1).plusHours(1));
    assertThat(captured())
        .containsExactly(Map.entry(ARN + "2", Instant.parse("2026-03-03T09:00:00Z")));

    world.inventory().stopRecorder(ACCOUNT, REGION);
    world.advance(Duration.ofDays(2));
    assertThat(captured())
        .containsExactly(Map.entry(ARN + "2", Instant.parse("2026-03-03T09:00:00Z")));
  }

  @Test
  void hasAServiceOfNoTaskThatGoesWithIt() {
    canary.register();
    canary.registerEvery(Duration.ofDays(1));
    world.advance(Duration.ofDays(2).plusHours(1));

    ObjectNode body = Json.object().put("cluster", Canary.CLUSTER);
    body.putArray("services").add(Canary.SERVICE);
    JsonNode service = call("DescribeServices", body).at("/services/0");
    assertThat(service.path("taskDefinition").asText()).isEqualTo(ARN + "3");
    assertThat(service.path("launchType").asText()).isEqualTo("EC2");
    assertThat(service.path("desiredCount").asInt()).isZero();
    assertThat(service.path("deployments")).hasSize(1);
  }

  @Test
  void isYoungEveryDayAlsoWhereATagMakesNoItem() {
    Sandbox tagless =
        Sandbox.create(
            new WorldClock(Instant.parse("2026-03-02T09:00:00Z")),
            1,
            Readings.friendly().with(Reading.TagItem.NO));
    Canary.install(tagless, ACCOUNT, REGION);

    tagless.world().advance(Duration.ofDays(3).plusHours(1));

    assertThat(tagless.world().inventory().items())
        .filteredOn(item -> !item.configuration().path("Status").asText().equals("INACTIVE"))
        .extracting(ConfigurationItem::capturedAt)
        .containsOnly(Instant.parse("2026-03-05T09:00:00Z"))
        .hasSize(2);
  }

  @Test
  void anotherCanaryAfterItDeregistersWhatItLeft() {
    canary.register();
    canary.register();
    new Canary(sandbox, ACCOUNT, REGION).register();

    assertThat(revisions("ACTIVE")).containsExactly(ARN + "3");
  }

  private List<Map.Entry<String, Instant>> captured() {
    return world.inventory().items().stream()
        .filter(item -> item.configuration().path("Status").asText().equals("ACTIVE"))
        .map(item -> Map.entry(item.arn(), item.capturedAt()))
        .toList();
  }

  private List<String> revisions(String status) {
    return call(
            "ListTaskDefinitions",
            Json.object().put("familyPrefix", Canary.FAMILY).put("status", status))
        .path("taskDefinitionArns")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode call(String operation, ObjectNode body) {
    return sandbox
        .ecs()
        .handle(new AwsCall(ACCOUNT, REGION, "ecs", operation, "POST", "/", Map.of(), body));
  }
}
