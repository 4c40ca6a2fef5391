package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Task definitions, services and tasks, and the events and pulls they make. */
class EcsServiceTest {
  private static final String REPOSITORY = "team/orders";
  private static final String URI = RepositoryKey.shared(REPOSITORY).uri();
  private static final String ACCOUNT = "111122223333";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final WorkloadAccount team = new WorkloadAccount(sandbox, ACCOUNT, World.REGION);
  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of());
    world.events().deliverTo(event -> events.add(Json.parse(event)));
  }

  @Test
  void numbersRevisionsAndNeverReusesThem() {
    String first = team.register("orders", URI + ":v1");
    team.deregister(first);
    team.delete(first);
    world.advance(Duration.ofDays(4));

    assertThat(first).isEqualTo("arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:1");
    assertThat(team.register("orders", URI + ":v1")).endsWith("orders:2");
    assertThatThrownBy(() -> describeDefinition("orders:1"))
        .isInstanceOf(AwsError.class)
        .hasMessage("Unable to describe task definition.");
  }

  @Test
  void tellsOfADeregistrationAfterTheLatency() {
    String arn = team.register("orders", URI + ":v1");
    world.advance(Duration.ofHours(1));
    world.events().latency(Duration.ofMinutes(5));
    events.clear();

    team.deregister(arn);
    world.advance(Duration.ofMinutes(4));
    assertThat(events).isEmpty();
    world.advance(Duration.ofMinutes(1));

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("account").asText()).isEqualTo(ACCOUNT);
              assertThat(event.path("time").asText()).isEqualTo("2026-03-02T10:00:00Z");
              assertThat(event.at("/detail/eventName").asText())
                  .isEqualTo("DeregisterTaskDefinition");
              JsonNode definition = event.at("/detail/responseElements/taskDefinition");
              assertThat(definition.path("status").asText()).isEqualTo("INACTIVE");
              assertThat(definition.at("/containerDefinitions/0/image").asText())
                  .isEqualTo(URI + ":v1");
              assertThat(definition.path("registeredAt").asText())
                  .isEqualTo("Mar 2, 2026, 9:00:00 AM");
            });
  }

  @Test
  void losesAndRepeatsEventsIfSoWished() {
    world.events().faults(new TrailDelivery.Faults(1, 0, 0, Duration.ofMinutes(1)));
    team.register("orders", URI + ":v1");
    world.advance(Duration.ofMinutes(5));
    assertThat(events).hasSize(2);

    world.events().faults(new TrailDelivery.Faults(0, 0, 1, Duration.ZERO));
    team.register("orders", URI + ":v1");
    world.advance(Duration.ofMinutes(5));
    assertThat(events).hasSize(2);
  }

  @Test
  void theOldDeploymentRunsUntilTheNewOneIsComplete() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    owner.push(REPOSITORY, "v2", "two", 1000);
    team.createService("orders", team.register("orders", URI + ":v1"), 2);
    world.advance(Duration.ofMinutes(5));

    team.deploy("orders", team.register("orders", URI + ":v2"));
    assertThat(deployments()).containsExactly("PRIMARY IN_PROGRESS 2", "ACTIVE COMPLETED 2");

    world.advance(Duration.ofMinutes(5));
    assertThat(deployments()).containsExactly("PRIMARY COMPLETED 2");
  }

  @Test
  void aServiceGoesOnWithThePinnedDigestOfADeregisteredDefinition() {
    String pinned = owner.push(REPOSITORY, "stable", "one", 1000);
    String definition = team.register("orders", URI + ":stable");
    team.createService("orders", definition, 1);
    team.deregister(definition);
    owner.push(REPOSITORY, "stable", "two", 1000);
    world.advance(Duration.ofDays(1));

    team.scale("orders", 2);

    assertThat(digests()).containsExactly(pinned, pinned);
    assertThat(lastPull(pinned)).isEqualTo(world.now().getEpochSecond());
  }

  @Test
  void aMissingImageIsOnTheRecordAndLeavesTheOldDeployment() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", URI + ":v1"), 1);
    world.advance(Duration.ofMinutes(5));

    team.deploy("orders", team.register("orders", URI + ":none"));
    world.advance(Duration.ofHours(1));

    assertThat(world.ledger().failedPulls())
        .extracting(UseLedger.FailedPull::image)
        .containsExactly(URI + ":none");
    assertThat(digests()).containsExactly(digest);
  }

  @Test
  void anInactiveDefinitionCanBeStartedForTenMinutes() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("orders", URI + ":v1");
    team.deregister(definition);
    world.advance(Duration.ofMinutes(9));
    team.createService("early", definition, 1);
    world.advance(Duration.ofMinutes(1));

    assertThatThrownBy(() -> team.createService("late", definition, 1))
        .isInstanceOf(AwsError.class)
        .hasMessage("TaskDefinition is inactive");
    assertThatThrownBy(() -> team.runTask(definition)).isInstanceOf(AwsError.class);
  }

  @Test
  void aDefinitionStaysInDeletionWhileAServiceRunsIt() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("orders", URI + ":v1");
    team.createService("orders", definition, 1);
    team.deregister(definition);
    team.delete(definition);
    world.advance(Duration.ofDays(1));
    assertThat(describeDefinition(definition).at("/taskDefinition/status").asText())
        .isEqualTo("DELETE_IN_PROGRESS");

    team.deleteService("orders");
    world.advance(Duration.ofDays(2));
    assertThat(describeDefinition(definition).at("/taskDefinition/status").asText())
        .as("for a while after")
        .isEqualTo("DELETE_IN_PROGRESS");
    world.advance(Duration.ofDays(2));
    assertThatThrownBy(() -> describeDefinition(definition)).isInstanceOf(AwsError.class);
  }

  @Test
  void aTaskSetRunsBesideTheService() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("orders", URI + ":v1");
    ObjectNode service = Json.object().put("serviceName", "blue-green").put("desiredCount", 2);
    service.putObject("deploymentController").put("type", "EXTERNAL");
    team.call("CreateService", service);
    ObjectNode taskSet =
        Json.object().put("service", "blue-green").put("taskDefinition", definition);
    taskSet.putObject("scale").put("value", 50).put("unit", "PERCENT");

    String id = team.call("CreateTaskSet", taskSet).at("/taskSet/id").asText();
    team.deregister(definition);

    assertThat(digests()).containsExactly(digest);
    assertThat(world.ledger().inUseAt(ImageKey.shared(REPOSITORY, digest), world.now())).isTrue();

    team.call("DeleteTaskSet", Json.object().put("service", "blue-green").put("taskSet", id));
    world.advance(Duration.ofMinutes(1));
    assertThat(digests()).isEmpty();
    assertThat(world.ledger().inUseAt(ImageKey.shared(REPOSITORY, digest), world.now())).isFalse();
  }

  private List<String> deployments() {
    ObjectNode body = Json.object();
    body.putArray("services").add("orders");
    List<String> deployments = new ArrayList<>();
    for (JsonNode each : team.call("DescribeServices", body).at("/services/0/deployments")) {
      deployments.add(
          "%s %s %d"
              .formatted(
                  each.path("status").asText(),
                  each.path("rolloutState").asText(),
                  each.path("runningCount").asInt()));
    }
    return deployments;
  }

  private List<String> digests() {
    ObjectNode body = Json.object();
    body.set("tasks", team.call("ListTasks", Json.object()).path("taskArns"));
    List<String> digests = new ArrayList<>();
    for (JsonNode task : team.call("DescribeTasks", body).path("tasks")) {
      digests.add(task.at("/containers/0/imageDigest").asText());
    }
    return digests;
  }

  private JsonNode describeDefinition(String name) {
    return team.call("DescribeTaskDefinition", Json.object().put("taskDefinition", name));
  }

  private long lastPull(String digest) {
    ObjectNode body = Json.object().put("repositoryName", REPOSITORY);
    body.putArray("imageIds").addObject().put("imageDigest", digest);
    return owner.call("DescribeImages", body).at("/imageDetails/0/lastRecordedPullTime").asLong();
  }
}
