package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One service; guarded by the lock of the world. */
final class Service {
  final Cluster cluster;
  final String name;
  final String arn;
  final boolean external;
  final String launchType;
  final boolean serviceConnect;
  final boolean stopsFirst;
  final Instant createdAt;

  /** Those that are not drained, the newest first. */
  final List<Deployment> deployments = new ArrayList<>();

  /** The last that completed, if the one that replaces it stopped its tasks and is not complete. */
  Optional<Deployment> returnsTo = Optional.empty();

  /** Those of an external controller, by id. */
  final NavigableMap<String, Deployment> taskSets = new TreeMap<>();

  /** All there ever were, for the record. */
  final List<Deployment> history = new ArrayList<>();

  int desiredCount;
  String status = "ACTIVE";

  Service(Cluster cluster, String name, Kind kind, Instant createdAt) {
    this.cluster = cluster;
    this.name = name;
    this.arn = cluster.arn.replace(":cluster/", ":service/") + "/" + name;
    this.external = kind.external();
    this.launchType = kind.launchType();
    this.serviceConnect = kind.serviceConnect();
    this.stopsFirst = kind.stopsFirst();
    this.createdAt = createdAt;
  }

  /**
   * What stays the same for as long as there is the service.
   *
   * @param external whether someone else than ECS deploys
   * @param launchType such as {@code EC2}
   * @param serviceConnect whether Service Connect adds a container to each task
   * @param stopsFirst whether a deployment stops the old tasks before it starts new ones
   */
  record Kind(boolean external, String launchType, boolean serviceConnect, boolean stopsFirst) {}

  boolean active() {
    return status.equals("ACTIVE");
  }

  /** Those that were deployed before October 2024 have none. */
  boolean hasRevisions() {
    return !cluster.region.readings.is(Reading.RevisionOfService.MISSING);
  }

  /** What Service Connect adds to its tasks. */
  Optional<ServiceConnectAgent> agent() {
    return serviceConnect
        ? Optional.of(new ServiceConnectAgent(cluster.region.readings.is(Reading.Sidecar.DIGEST)))
        : Optional.empty();
  }

  Optional<Deployment> primary() {
    return deployments.stream().findFirst();
  }

  Stream<Deployment> workloads() {
    return Stream.concat(deployments.stream(), taskSets.values().stream());
  }

  /** Whatever it can start tasks from. */
  Stream<Deployment> startable() {
    return Stream.concat(workloads(), returnsTo.stream());
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("serviceArn", arn)
            .put("serviceName", name)
            .put("clusterArn", cluster.arn)
            .put("status", status)
            .put("desiredCount", desiredCount)
            .put("runningCount", workloads().mapToInt(each -> each.running().size()).sum())
            .put("pendingCount", 0)
            .put("launchType", launchType)
            .put("schedulingStrategy", "REPLICA");
    primary().ifPresent(primary -> json.put("taskDefinition", primary.definition.arn));
    json.putObject("deploymentController").put("type", external ? "EXTERNAL" : "ECS");
    json.set("deployments", Json.list(deployments.stream().map(Deployment::json).toList()));
    json.set("taskSets", Json.list(taskSets.values().stream().map(this::taskSet).toList()));
    if (hasRevisions()) {
      json.set(
          "currentServiceRevisions",
          Json.list(deployments.stream().map(Service::current).toList()));
    }
    json.set("createdAt", Json.seconds(createdAt));
    return json;
  }

  /** What a configuration recorder captures. */
  ObjectNode configuration() {
    ObjectNode json =
        Json.object()
            .put("ServiceArn", arn)
            .put("ServiceName", name)
            .put("Cluster", cluster.arn)
            .put("DesiredCount", desiredCount);
    primary().ifPresent(primary -> json.put("TaskDefinition", primary.definition.arn));
    return json;
  }

  String taskSetArn(Deployment taskSet) {
    return arn.replace(":service/", ":task-set/") + "/" + taskSet.id;
  }

  ObjectNode taskSet(Deployment taskSet) {
    ObjectNode json =
        Json.object()
            .put("id", taskSet.id)
            .put("taskSetArn", taskSetArn(taskSet))
            .put("serviceArn", arn)
            .put("clusterArn", cluster.arn)
            .put("status", taskSet.status)
            .put("taskDefinition", taskSet.definition.arn)
            .put("computedDesiredCount", taskSet.desired)
            .put("pendingCount", 0)
            .put("runningCount", taskSet.running().size())
            .put("stabilityStatus", "STEADY_STATE");
    json.set("createdAt", Json.seconds(taskSet.createdAt));
    json.set("updatedAt", Json.seconds(taskSet.createdAt));
    return json;
  }

  private static ObjectNode current(Deployment deployment) {
    return Json.object()
        .put("arn", deployment.revisionArn)
        .put("requestedTaskCount", deployment.desired)
        .put("runningTaskCount", deployment.running().size())
        .put("pendingTaskCount", 0);
  }
}
