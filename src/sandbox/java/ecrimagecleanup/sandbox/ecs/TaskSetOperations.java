package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on task sets, service revisions and deployments. */
final class TaskSetOperations {
  private final World world;
  private final Orchestrator orchestrator;
  private final ServiceOperations services;

  TaskSetOperations(World world, Orchestrator orchestrator, ServiceOperations services) {
    this.world = world;
    this.orchestrator = orchestrator;
    this.services = services;
  }

  ObjectNode create(EcsRegion region, Params params) {
    Service service = ServiceOperations.active(region, params, "service");
    if (!service.external) {
      throw AwsError.badRequest(
          "InvalidParameterException",
          "Task sets need a service with an external deployment controller.");
    }
    TaskDefinition definition = services.startable(region, params.required("taskDefinition"));
    double percent = params.body().path("scale").path("value").asDouble(100);
    int count = (int) Math.ceil(service.desiredCount * percent / 100);
    Deployment taskSet = orchestrator.addTaskSet(service, definition, count);
    ObjectNode configuration =
        Json.object()
            .put("Id", taskSet.id)
            .put("Service", service.arn)
            .put("Cluster", service.cluster.arn)
            .put("TaskDefinition", definition.arn);
    String arn = service.taskSetArn(taskSet);
    world
        .inventory()
        .changed(region.accountId, region.region, "AWS::ECS::TaskSet", arn, arn, configuration);
    return wrapped(service, taskSet);
  }

  ObjectNode describe(EcsRegion region, Params params) {
    Service service = ServiceOperations.existing(region, params, "service");
    List<String> names = params.texts("taskSets", 100);
    List<ObjectNode> found = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    if (names.isEmpty()) {
      service.taskSets.values().forEach(each -> found.add(service.taskSet(each)));
    }
    for (String name : names) {
      taskSet(service, name)
          .ifPresentOrElse(
              each -> found.add(service.taskSet(each)),
              () -> failures.add(ServiceOperations.missing(name)));
    }
    return ServiceOperations.answer("taskSets", found, failures);
  }

  ObjectNode delete(EcsRegion region, Params params) {
    Service service = ServiceOperations.active(region, params, "service");
    Deployment taskSet =
        taskSet(service, params.required("taskSet"))
            .orElseThrow(
                () -> AwsError.badRequest("TaskSetNotFoundException", "TaskSet not found."));
    orchestrator.deleteTaskSet(service, taskSet);
    return wrapped(service, taskSet);
  }

  ObjectNode describeRevisions(EcsRegion region, Params params) {
    List<ObjectNode> found = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (String arn : params.texts("serviceRevisionArns", 20)) {
      revision(region, arn)
          .ifPresentOrElse(found::add, () -> failures.add(ServiceOperations.missing(arn)));
    }
    return ServiceOperations.answer("serviceRevisions", found, failures);
  }

  ObjectNode listDeployments(EcsRegion region, Params params) {
    Service service = ServiceOperations.existing(region, params, "service");
    List<String> statuses = params.texts("status", 100);
    NavigableMap<String, ObjectNode> deployments = new TreeMap<>();
    for (int i = 0; i < service.history.size() && service.hasRevisions() && service.active(); i++) {
      ObjectNode deployment = brief(service, service.history.get(i));
      if (statuses.isEmpty() || statuses.contains(deployment.path("status").asText())) {
        // the newest first, under a key that it keeps when newer ones come
        deployments.put("%010d".formatted(Integer.MAX_VALUE - i), deployment);
      }
    }
    Page<ObjectNode> page =
        Page.of(deployments, params, "nextToken", params.number("maxResults", 1, 100, 20));
    ObjectNode answer = Json.object();
    answer.set("serviceDeployments", Json.list(page.items()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static Optional<ObjectNode> revision(EcsRegion region, String arn) {
    return region.clusters.values().stream()
        .flatMap(cluster -> cluster.services.values().stream())
        .filter(Service::hasRevisions)
        .flatMap(
            service ->
                service.history.stream()
                    .filter(deployment -> deployment.revisionArn.equals(arn))
                    .map(deployment -> deployment.revision(service)))
        .findFirst();
  }

  private static ObjectNode brief(Service service, Deployment deployment) {
    String status =
        switch (deployment.rolloutState) {
          case "COMPLETED" -> "SUCCESSFUL";
          case "FAILED" -> "STOPPED";
          default -> "IN_PROGRESS";
        };
    ObjectNode json =
        Json.object()
            .put(
                "serviceDeploymentArn",
                deployment.revisionArn.replace(":service-revision/", ":service-deployment/"))
            .put("serviceArn", service.arn)
            .put("clusterArn", service.cluster.arn)
            .put("targetServiceRevisionArn", deployment.revisionArn)
            .put("status", status);
    json.set("createdAt", Json.seconds(deployment.createdAt));
    json.set("startedAt", Json.seconds(deployment.createdAt));
    deployment.completedAt.ifPresent(at -> json.set("finishedAt", Json.seconds(at)));
    return json;
  }

  private static Optional<Deployment> taskSet(Service service, String idOrArn) {
    return service.taskSets.values().stream()
        .filter(each -> each.id.equals(idOrArn) || service.taskSetArn(each).equals(idOrArn))
        .findFirst();
  }

  private static ObjectNode wrapped(Service service, Deployment taskSet) {
    ObjectNode answer = Json.object();
    answer.set("taskSet", service.taskSet(taskSet));
    return answer;
  }
}
