package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deployment or a task set of a service; guarded by the lock of the world. */
final class Deployment {
  final String id;
  final String revisionArn;
  final TaskDefinition definition;
  final Workload workload;
  final Instant createdAt;
  final List<Task> tasks = new ArrayList<>();
  int desired;
  String status = "PRIMARY";
  String rolloutState = "IN_PROGRESS";
  Optional<Instant> completedAt = Optional.empty();

  Deployment(
      String id,
      String revisionArn,
      TaskDefinition definition,
      Workload workload,
      Instant createdAt) {
    this.id = id;
    this.revisionArn = revisionArn;
    this.definition = definition;
    this.workload = workload;
    this.createdAt = createdAt;
  }

  List<Task> running() {
    return tasks.stream().filter(Task::running).toList();
  }

  void complete(Instant now) {
    rolloutState = "COMPLETED";
    completedAt = Optional.of(now);
  }

  /** All that is left of it stops. */
  void end(Instant now, String reason) {
    running().forEach(task -> task.stop(now, reason));
    workload.end();
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("status", status)
            .put("taskDefinition", definition.arn)
            .put("desiredCount", desired)
            .put("pendingCount", 0)
            .put("runningCount", running().size())
            .put("rolloutState", rolloutState);
    json.set("createdAt", Json.seconds(createdAt));
    json.set("updatedAt", Json.seconds(completedAt.orElse(createdAt)));
    return json;
  }

  /** What {@code DescribeServiceRevisions} shows. */
  ObjectNode revision(Service service) {
    ObjectNode json =
        Json.object()
            .put("serviceRevisionArn", revisionArn)
            .put("serviceArn", service.arn)
            .put("clusterArn", service.cluster.arn)
            .put("taskDefinition", definition.arn);
    boolean digests =
        !service.cluster.region.readings.is(Reading.RevisionOfService.WITHOUT_DIGESTS);
    json.set(
        "containerImages",
        Json.list(
            workload.resolved().stream().map(container -> image(container, digests)).toList()));
    json.set("createdAt", Json.seconds(createdAt));
    return json;
  }

  private static ObjectNode image(Workload.Started container, boolean withDigest) {
    ObjectNode json =
        Json.object().put("containerName", container.name()).put("image", container.image());
    container
        .digest()
        .filter(known -> withDigest)
        .ifPresent(digest -> json.put("imageDigest", digest));
    return json;
  }
}
