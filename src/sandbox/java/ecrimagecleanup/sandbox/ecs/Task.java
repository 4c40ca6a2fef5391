package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One task; guarded by the lock of the world. */
final class Task {
  private static final Duration STOPPED_TASKS_STAY = Duration.ofHours(1);

  final String arn;
  final String clusterArn;
  final TaskDefinition definition;
  final String group;
  final Optional<Deployment> deployment;
  final Optional<Workload> ownWorkload;
  final List<Workload.Started> containers;
  final Optional<ServiceConnectAgent> agent;
  final List<UseLedger.Entry> uses = new ArrayList<>();
  final Instant createdAt;
  private final Consumer<Task> whenStopped;
  private boolean started = true;
  private Optional<Instant> stoppedAt = Optional.empty();
  private String stoppedReason = "";

  /**
   * @param whenStopped takes it when it stops
   */
  Task(
      Seed seed, List<Workload.Started> containers, Instant createdAt, Consumer<Task> whenStopped) {
    this.whenStopped = whenStopped;
    this.arn = seed.arn();
    this.clusterArn = seed.clusterArn();
    this.definition = seed.definition();
    this.group = seed.group();
    this.deployment = seed.deployment();
    this.ownWorkload = seed.ownWorkload();
    this.agent = seed.agent();
    this.containers = containers;
    this.createdAt = createdAt;
  }

  /**
   * What is known of a task before it starts.
   *
   * @param arn its ARN
   * @param clusterArn where it runs
   * @param definition what it runs
   * @param group {@code service:name} or {@code family:name}
   * @param deployment what it belongs to, if a service started it
   * @param ownWorkload its images, if no service started it
   * @param agent what Service Connect adds to it, if its service uses that
   */
  record Seed(
      String arn,
      String clusterArn,
      TaskDefinition definition,
      String group,
      Optional<Deployment> deployment,
      Optional<Workload> ownWorkload,
      Optional<ServiceConnectAgent> agent) {}

  boolean running() {
    return stoppedAt.isEmpty();
  }

  /** Whether ECS still knows it: it forgets a task an hour after it has stopped. */
  boolean known(Instant now) {
    return stoppedAt.map(at -> !at.plus(STOPPED_TASKS_STAY).isBefore(now)).orElse(true);
  }

  void stop(Instant now, String reason) {
    if (running()) {
      stoppedAt = Optional.of(now);
      stoppedReason = reason;
      uses.forEach(UseLedger.Entry::end);
      ownWorkload.ifPresent(Workload::end);
      whenStopped.accept(this);
    }
  }

  /** None of its containers has ever run. */
  void fail(Instant now, String reason) {
    started = false;
    stop(now, reason);
  }

  /** Its last status, which is the desired one as well. */
  String status() {
    return running() ? "RUNNING" : "STOPPED";
  }

  ObjectNode json() {
    String status = status();
    ObjectNode json =
        Json.object()
            .put("taskArn", arn)
            .put("clusterArn", clusterArn)
            .put("taskDefinitionArn", definition.arn)
            .put("group", group)
            .put("desiredStatus", status)
            .put("lastStatus", status)
            .put("launchType", "FARGATE");
    deployment.ifPresent(owner -> json.put("startedBy", owner.id));
    json.set("createdAt", Json.seconds(createdAt));
    if (started) {
      json.set("startedAt", Json.seconds(createdAt));
    }
    stoppedAt.ifPresent(
        at -> {
          json.set("stoppedAt", Json.seconds(at));
          json.put("stoppedReason", stoppedReason);
          if (!started) {
            json.put("stopCode", "TaskFailedToStart");
          }
        });
    List<ObjectNode> all = new ArrayList<>();
    containers.forEach(container -> all.add(json(container, status)));
    agent.ifPresent(each -> all.add(each.json(arn, status)));
    json.set("containers", Json.list(all));
    return json;
  }

  private ObjectNode json(Workload.Started container, String status) {
    ObjectNode json =
        Json.object()
            .put("taskArn", arn)
            .put("name", container.name())
            .put("image", container.image())
            .put("lastStatus", status);
    container.shown().ifPresent(digest -> json.put("imageDigest", digest));
    return json;
  }
}
