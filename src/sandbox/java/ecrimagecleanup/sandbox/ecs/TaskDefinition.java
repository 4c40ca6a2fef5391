package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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
  final NavigableMap<String, String> tags = new TreeMap<>();
  String status = "ACTIVE";

  /** Whether AWS Config noticed that it is no longer ACTIVE. */
  boolean recordedAsEnded;

  /** Whether its deletion was asked for and nothing runs it any more. */
  boolean deleted;

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
    return sortKey(family, revision);
  }

  static String sortKey(String family, int revision) {
    return "%s:%010d".formatted(family, revision);
  }

  /** Its tags, with these names for keys and values, which differ from API to API. */
  JsonNode tags(String key, String value) {
    return Json.list(
        tags.entrySet().stream()
            .map(tag -> Json.object().put(key, tag.getKey()).put(value, tag.getValue()))
            .toList());
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
    if (!tags.isEmpty()) {
      json.set("Tags", tags("Key", "Value"));
    }
    return json;
  }

  private void copy(ObjectNode json, String name) {
    if (given.hasNonNull(name)) {
      json.set(name, given.get(name));
    }
  }
}
