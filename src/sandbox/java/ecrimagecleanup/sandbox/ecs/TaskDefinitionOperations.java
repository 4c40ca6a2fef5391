package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on task definitions. */
final class TaskDefinitionOperations {
  private final World world;
  private final CloudTrail trail;
  private final DefinitionRecorder recorder;

  TaskDefinitionOperations(World world) {
    this.world = world;
    this.trail = new CloudTrail(world);
    this.recorder = new DefinitionRecorder(world);
  }

  ObjectNode register(EcsRegion region, AwsCall call, Params params) {
    ObjectNode given = ContainerDefaults.apply(params);
    String family = given.path("family").asText();
    int revision = region.nextRevision(family);
    String arn = region.arn("task-definition/%s:%d".formatted(family, revision));
    String by = "arn:aws:sts::%s:assumed-role/deploy/ci".formatted(call.accountId());
    TaskDefinition definition = new TaskDefinition(arn, revision, given, world.now(), by);
    region.definitions.put(definition.sortKey(), definition);
    for (ContainerImage container : definition.containers) {
      container
          .pulled()
          .map(name -> world.ledger().named(name, arn))
          .ifPresent(definition.uses::add);
    }
    recorder.registered(region, definition);
    trail.record(call, wrapped(definition, CloudTrail::eventTime));
    return wrapped(definition, Json::seconds);
  }

  ObjectNode deregister(EcsRegion region, AwsCall call, Params params) {
    String name = params.required("taskDefinition");
    if (!EcsRegion.withRevision(name)) {
      throw AwsError.badRequest("ClientException", "Revision is missing.");
    }
    TaskDefinition definition =
        region
            .definition(name)
            .orElseThrow(
                () ->
                    AwsError.badRequest(
                        "ClientException", "The specified task definition does not exist."));
    if (definition.active()) {
      definition.status = "INACTIVE";
      definition.deregisteredAt = Optional.of(world.now());
      definition.uses.forEach(UseLedger.Entry::end);
      recorder.deregistered(region, definition);
    }
    trail.record(call, wrapped(definition, CloudTrail::eventTime));
    return wrapped(definition, Json::seconds);
  }

  ObjectNode delete(EcsRegion region, AwsCall call, Params params) {
    List<String> names = params.texts("taskDefinitions", 10);
    List<TaskDefinition> deleted = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (String name : names) {
      Optional<TaskDefinition> definition =
          region.definition(name).filter(found -> EcsRegion.withRevision(name));
      if (definition.isEmpty()) {
        failures.add(failure(name, "The specified task definition does not exist."));
      } else if (definition.get().active()) {
        failures.add(
            failure(
                definition.get().arn,
                "The specified task definition is still in ACTIVE status. Please deregister the"
                    + " target and try again."));
      } else {
        requestDeletion(region, definition.get());
        deleted.add(definition.get());
      }
    }
    trail.record(call, wrapped(deleted, failures, CloudTrail::eventTime));
    return wrapped(deleted, failures, Json::seconds);
  }

  ObjectNode describe(EcsRegion region, Params params) {
    TaskDefinition definition =
        region
            .definition(params.required("taskDefinition"))
            .orElseThrow(
                () ->
                    AwsError.badRequest("ClientException", "Unable to describe task definition."));
    ObjectNode answer = wrapped(definition, Json::seconds);
    boolean withTags = params.texts("include", 1).contains("TAGS");
    answer.set("tags", withTags ? definition.tags("key", "value") : Json.list(List.of()));
    return answer;
  }

  ObjectNode list(EcsRegion region, Params params) {
    String status = params.text("status").orElse("ACTIVE");
    Optional<String> family = params.text("familyPrefix");
    NavigableMap<String, String> arns = new TreeMap<>();
    region.definitions.forEach(
        (key, definition) -> {
          if (definition.status.equals(status)
              && family.map(definition.family::equals).orElse(true)) {
            arns.put(key, definition.arn);
          }
        });
    boolean descending = params.text("sort").filter("DESC"::equals).isPresent();
    return page("taskDefinitionArns", descending ? arns.descendingMap() : arns, params);
  }

  ObjectNode listFamilies(EcsRegion region, Params params) {
    String status = params.text("status").orElse("ALL");
    String prefix = params.text("familyPrefix").orElse("");
    NavigableMap<String, Boolean> active = new TreeMap<>();
    for (TaskDefinition definition : region.definitions.values()) {
      if (definition.family.startsWith(prefix)) {
        active.merge(definition.family, definition.active(), Boolean::logicalOr);
      }
    }
    NavigableMap<String, String> families = new TreeMap<>();
    active.forEach(
        (family, isActive) -> {
          if (status.equals("ALL") || status.equals("ACTIVE") == isActive) {
            families.put(family, family);
          }
        });
    return page("families", families, params);
  }

  /**
   * Deletes what is to be deleted and is no longer run by anything. AWS promises that it stays
   * DELETE_IN_PROGRESS for as long as anything runs it, and does not say for how long after that
   * ECS describes it: here as long as the settings of the world say.
   */
  void reap(EcsRegion region) {
    for (TaskDefinition definition : List.copyOf(region.definitions.values())) {
      if (definition.status.equals("DELETE_IN_PROGRESS")
          && !definition.deleted
          && !region.running(definition)) {
        definition.deleted = true;
        recorder.deleted(region, definition);
        world.later(
            world.settings().deletion(), () -> region.definitions.remove(definition.sortKey()));
      }
    }
  }

  static ObjectNode page(String name, NavigableMap<String, String> all, Params params) {
    return page(name, all, params, params.number("maxResults", 1, 100, 100));
  }

  static ObjectNode page(String name, NavigableMap<String, String> all, Params params, int size) {
    Page<String> page = Page.of(all, params, "nextToken", size);
    ObjectNode answer = Json.object();
    answer.set(name, Json.texts(page.items()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private void requestDeletion(EcsRegion region, TaskDefinition definition) {
    if (definition.deleteRequestedAt.isEmpty()) {
      definition.status = "DELETE_IN_PROGRESS";
      definition.deleteRequestedAt = Optional.of(world.now());
      recorder.deletionRequested(region, definition);
      world.later(world.settings().drain(), () -> reap(region));
    }
  }

  private static ObjectNode wrapped(TaskDefinition definition, TaskDefinition.TimeFormat time) {
    ObjectNode answer = Json.object();
    answer.set("taskDefinition", definition.json(time));
    return answer;
  }

  private static ObjectNode wrapped(
      List<TaskDefinition> definitions,
      List<? extends JsonNode> failures,
      TaskDefinition.TimeFormat time) {
    ObjectNode answer = Json.object();
    answer.set(
        "taskDefinitions",
        Json.list(definitions.stream().map(definition -> definition.json(time)).toList()));
    answer.set("failures", Json.list(failures));
    return answer;
  }

  private static ObjectNode failure(String arn, String reason) {
    return Json.object().put("arn", arn).put("reason", reason);
  }
}
