package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on tasks. */
final class TaskOperations {
  private final Orchestrator orchestrator;
  private final ServiceOperations services;

  TaskOperations(Orchestrator orchestrator, ServiceOperations services) {
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
    boolean running = !params.text("desiredStatus").filter("STOPPED"::equals).isPresent();
    Optional<String> group =
        params.text("serviceName").map(name -> "service:" + EcsRegion.lastPart(name));
    Optional<String> family = params.text("family");
    NavigableMap<String, String> arns = new TreeMap<>();
    for (Task task : region.cluster(params).tasks.values()) {
      if (task.running() == running
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
