package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The operations on tasks. */
final class TaskOperations {
  private final World world;
  private final Orchestrator orchestrator;
  private final ServiceOperations services;

  TaskOperations(World world, Orchestrator orchestrator, ServiceOperations services) {
    this.world = world;
    this.orchestrator = orchestrator;
    this.services = services;
  }

  ObjectNode run(EcsRegion region, Params params) {
    Cluster cluster = region.cluster(params);
    TaskDefinition definition = services.startable(region, params.required("taskDefinition"));
    String group = params.text("group").orElse("family:" + definition.family);
    List<ObjectNode> tasks = new ArrayList<>();
    int count = params.number("count", 1, 10, 1);
    for (int i = 0; i < count; i++) {
      tasks.add(orchestrator.run(cluster, definition, group).json());
    }
    return ServiceOperations.answer("tasks", tasks, List.of());
  }

  ObjectNode stop(EcsRegion region, Params params) {
    Cluster cluster = region.cluster(params);
    Task task =
        find(cluster, params.required("task"))
            .orElseThrow(
                () ->
                    AwsError.badRequest(
                        "InvalidParameterException", "The referenced task was not found."));
    orchestrator.stop(cluster, task, params.text("reason").orElse("Task stopped by user"));
    ObjectNode answer = Json.object();
    answer.set("task", task.json());
    return answer;
  }

  ObjectNode list(EcsRegion region, Params params) {
    String status = params.text("desiredStatus").orElse("RUNNING");
    if (!Set.of("RUNNING", "PENDING", "STOPPED").contains(status)) {
      throw params.invalid("desiredStatus", "Member must satisfy enum value set");
    }
    Optional<String> group =
        params.text("serviceName").map(name -> "service:" + EcsRegion.lastPart(name));
    Optional<String> family = params.text("family");
    NavigableMap<String, String> arns = new TreeMap<>();
    for (Task task : region.cluster(params).tasks.values()) {
      if (task.status().equals(status)
          && task.known(world.now())
          && group.map(task.group::equals).orElse(true)
          && family.map(task.definition.family::equals).orElse(true)) {
        arns.put(task.arn, task.arn);
      }
    }
    return TaskDefinitionOperations.page("taskArns", arns, params);
  }

  ObjectNode describe(EcsRegion region, Params params) {
    Cluster cluster = region.cluster(params);
    List<ObjectNode> found = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (String name : params.texts("tasks", 100)) {
      find(cluster, name)
          .filter(task -> task.known(world.now()))
          .ifPresentOrElse(
              task -> found.add(task.json()), () -> failures.add(ServiceOperations.missing(name)));
    }
    return ServiceOperations.answer("tasks", found, failures);
  }

  private static Optional<Task> find(Cluster cluster, String idOrArn) {
    String arn = cluster.region.arn("task/" + cluster.name + "/" + EcsRegion.lastPart(idOrArn));
    return Optional.ofNullable(cluster.tasks.get(arn));
  }
}
