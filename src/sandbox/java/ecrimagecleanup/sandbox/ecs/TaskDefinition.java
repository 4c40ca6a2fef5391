package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One revision of a task definition; guarded by the lock of the world. */
final class TaskDefinition {

  /** How a time is written: AWS has one way for answers and another for events. */
  interface TimeFormat {
    JsonNode of(Instant time);
  }

  final String arn;
  final String family;
  final int revision;
  final List<ContainerImage> containers;
  final Instant registeredAt;
  final List<UseLedger.Entry> uses = new ArrayList<>();
  String status = "ACTIVE";
  Optional<Instant> deregisteredAt = Optional.empty();
  Optional<Instant> deleteRequestedAt = Optional.empty();
  private final ObjectNode given;
  private final String registeredBy;

  TaskDefinition(
      String arn, int revision, ObjectNode given, Instant registeredAt, String registeredBy) {
    this.arn = arn;
    this.family = given.path("family").asText();
    this.revision = revision;
    this.given = given;
    this.containers = ContainerImage.of(given.path("containerDefinitions"));
    this.registeredAt = registeredAt;
    this.registeredBy = registeredBy;
  }

  boolean active() {
    return status.equals("ACTIVE");
  }

  /** What lists are sorted by. */
  String sortKey() {
    return "%s:%010d".formatted(family, revision);
  }

  /** What the API shows, in the order that events have it. */
  ObjectNode json(TimeFormat time) {
    ObjectNode json =
        Json.object()
            .put("taskDefinitionArn", arn)
            .put("family", family)
            .put("revision", revision)
            .put("status", status);
    json.set("containerDefinitions", given.path("containerDefinitions"));
    copy(json, "executionRoleArn");
    copy(json, "taskRoleArn");
    copy(json, "networkMode");
    json.set("volumes", given.withArray("volumes"));
    json.set("placementConstraints", given.withArray("placementConstraints"));
    JsonNode requires = given.path("requiresCompatibilities");
    boolean fargate = requires.toString().contains("FARGATE");
    json.putArray("compatibilities").add("EC2").add(fargate ? "FARGATE" : "EXTERNAL");
    for (String name :
        List.of(
            "requiresCompatibilities", "cpu", "memory", "runtimePlatform", "ephemeralStorage")) {
      copy(json, name);
    }
    json.set("registeredAt", time.of(registeredAt));
    deregisteredAt.ifPresent(at -> json.set("deregisteredAt", time.of(at)));
    deleteRequestedAt.ifPresent(at -> json.set("deleteRequestedAt", time.of(at)));
    return json.put("registeredBy", registeredBy);
  }

  /** What a configuration recorder captures. */
  ObjectNode configuration() {
    ObjectNode json =
        Json.object().put("TaskDefinitionArn", arn).put("Family", family).put("Status", status);
    json.set(
        "ContainerDefinitions",
        Json.list(
            containers.stream()
                .map(
                    container ->
                        Json.object().put("Name", container.name()).put("Image", container.image()))
                .toList()));
    return json;
  }

  private void copy(ObjectNode json, String name) {
    if (given.hasNonNull(name)) {
      json.set(name, given.get(name));
    }
  }
}
