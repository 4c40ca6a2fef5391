package ecrimagecleanup.sandbox.ecs;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.ecr.Registries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Starts and stops what services want: a new deployment runs next to the old ones until it is
 * complete, and only then the old ones drain. One whose images cannot be pulled fails, and leaves
 * the old ones as they are. A service that stops first shows no old one while it deploys, and can
 * go back to the last that was complete.
 */
final class Orchestrator {
  /** So late that a check of what it replaces is due soon after. */
  private static final Duration LATE = Duration.ofHours(20);

  private final World world;
  private final Registries registries;
  private final TaskDefinitionOperations definitions;
  private final TaskEvents events;

  Orchestrator(World world, Registries registries, TaskDefinitionOperations definitions) {
    this.world = world;
    this.registries = registries;
    this.definitions = definitions;
    this.events = new TaskEvents(world);
  }

  /** Begins a deployment that replaces all others of the service when it is complete. */
  void deploy(Service service, TaskDefinition definition) {
    Deployment next = begin(service, definition);
    if (service.stopsFirst) {
      stopAll(service);
    }
    service.deployments.forEach(deployment -> deployment.status = "ACTIVE");
    service.deployments.add(0, next);
    scale(service, next, service.desiredCount);
    if (next.rolloutState.equals("IN_PROGRESS")) {
      world.later(rollout(service, next), () -> complete(service, next));
    }
  }

  /** Some that stop first are complete late, as if their tasks were not healthy before. */
  private Duration rollout(Service service, Deployment deployment) {
    boolean late = service.stopsFirst && Math.floorMod(deployment.id.hashCode(), 4) == 0;
    return late ? LATE : world.settings().rollout();
  }

  /** All tasks stop. What completed last is not over: nothing has replaced it yet. */
  private void stopAll(Service service) {
    Optional<Deployment> last =
        service.deployments.stream().filter(old -> old.completedAt.isPresent()).findFirst();
    if (last.isPresent()) {
      forgetReturn(service);
      service.returnsTo = last;
    }
    for (Deployment old : service.deployments) {
      scale(service, old, 0);
      if (!last.equals(Optional.of(old))) {
        old.end(world.now(), "Replaced");
      }
    }
    service.deployments.clear();
  }

  /** Begins a task set, which nothing replaces. */
  Deployment addTaskSet(Service service, TaskDefinition definition, int count) {
    Deployment taskSet = begin(service, definition);
    taskSet.status = "ACTIVE";
    taskSet.complete(world.now());
    service.taskSets.put(taskSet.id, taskSet);
    scale(service, taskSet, count);
    return taskSet;
  }

  /** Starts or stops tasks until there are as many as wanted. */
  void scale(Service service, Deployment deployment, int count) {
    deployment.desired = count;
    List<Task> running = deployment.running();
    for (int i = count; i < running.size(); i++) {
      running.get(i).stop(world.now(), "Scaling activity initiated by deployment");
    }
    for (int i = running.size(); i < count; i++) {
      if (!start(service, deployment).running()) {
        deployment.rolloutState = "FAILED";
        return;
      }
    }
  }

  /** Stops a task; the service that it belongs to starts another one in its place. */
  void stop(Cluster cluster, Task task, String reason) {
    task.stop(world.now(), reason);
    Optional<Deployment> owner = task.deployment;
    cluster.services.values().stream()
        .filter(service -> service.workloads().anyMatch(each -> owner.equals(Optional.of(each))))
        .filter(Service::active)
        .forEach(service -> owner.ifPresent(each -> scale(service, each, each.desired)));
  }

  /** Drains the service, after which it is gone. */
  void delete(Service service) {
    service.status = "DRAINING";
    service.desiredCount = 0;
    world.later(
        world.settings().drain(),
        () -> {
          List<Deployment> all = service.startable().toList();
          all.forEach(each -> each.end(world.now(), "Service deleted"));
          service.taskSets.values().forEach(each -> forgetTaskSet(service, each));
          service.taskSets.clear();
          service.deployments.clear();
          service.returnsTo = Optional.empty();
          service.status = "INACTIVE";
          EcsRegion region = service.cluster.region;
          world
              .inventory()
              .deleted(region.accountId, region.region, "AWS::ECS::Service", service.arn);
          definitions.reap(region);
        });
  }

  /** Drains a task set, after which it is gone. */
  void deleteTaskSet(Service service, Deployment taskSet) {
    taskSet.status = "DRAINING";
    world.later(
        world.settings().drain(),
        () -> {
          taskSet.end(world.now(), "Task set deleted");
          if (service.taskSets.remove(taskSet.id, taskSet)) {
            forgetTaskSet(service, taskSet);
          }
          definitions.reap(service.cluster.region);
        });
  }

  /** Starts a task that belongs to no service; it has failed if it does not run. */
  Task run(Cluster cluster, TaskDefinition definition, String group) {
    Workload workload = workload(definition);
    Task task =
        start(
            cluster,
            new Task.Seed(
                taskArn(cluster),
                cluster.arn,
                definition,
                group,
                Optional.empty(),
                Optional.of(workload),
                Optional.empty()),
            workload);
    if (!task.running()) {
      workload.end();
    }
    return task;
  }

  private Deployment begin(Service service, TaskDefinition definition) {
    String serial = Long.toString(world.uuid().getMostSignificantBits() & Long.MAX_VALUE);
    String revisionArn = service.arn.replace(":service/", ":service-revision/") + "/" + serial;
    Deployment deployment =
        new Deployment(
            "ecs-svc/" + serial, revisionArn, definition, workload(definition), world.now());
    service.history.add(deployment);
    return deployment;
  }

  private Workload workload(TaskDefinition definition) {
    return new Workload(
        registries, world.ledger(), definition.containers, UseLedger.deploymentOf(definition.arn));
  }

  private Task start(Service service, Deployment deployment) {
    Cluster cluster = service.cluster;
    Task task =
        start(
            cluster,
            new Task.Seed(
                taskArn(cluster),
                cluster.arn,
                deployment.definition,
                "service:" + service.name,
                Optional.of(deployment),
                Optional.empty(),
                service.agent()),
            deployment.workload);
    deployment.tasks.removeIf(old -> !old.running());
    deployment.tasks.add(task);
    return task;
  }

  private Task start(Cluster cluster, Task.Seed seed, Workload workload) {
    Instant now = world.now();
    cluster.tasks.values().removeIf(task -> !task.known(now));
    Optional<List<Workload.Started>> containers = workload.start(seed.arn());
    Task task =
        new Task(seed, containers.orElseGet(() -> workload.neverPulled()), now, events::stopped);
    cluster.tasks.put(seed.arn(), task);
    if (containers.isEmpty()) {
      task.fail(now, "CannotPullContainerError: image not found");
      return task;
    }
    for (int i = 0; i < task.containers.size(); i++) {
      Optional<String> digest = task.containers.get(i).digest();
      seed.definition()
          .containers
          .get(i)
          .pulled()
          .flatMap(name -> digest.map(pulled -> new ImageKey(name.repository(), pulled)))
          .map(image -> world.ledger().runs(image, seed.arn()))
          .ifPresent(task.uses::add);
    }
    return task;
  }

  private void complete(Service service, Deployment deployment) {
    boolean current = service.primary().equals(Optional.of(deployment)) && service.active();
    if (!current || !deployment.rolloutState.equals("IN_PROGRESS")) {
      return;
    }
    deployment.complete(world.now());
    List<Deployment> replaced =
        service.deployments.stream().filter(other -> !other.equals(deployment)).toList();
    world.later(
        world.settings().drain(),
        () -> {
          replaced.forEach(old -> old.end(world.now(), "Scaling activity initiated by deployment"));
          if (service.deployments.contains(deployment)) {
            forgetReturn(service);
          }
          service.deployments.removeAll(replaced);
          definitions.reap(service.cluster.region);
        });
  }

  private void forgetReturn(Service service) {
    service.returnsTo.ifPresent(old -> old.end(world.now(), "Replaced"));
    service.returnsTo = Optional.empty();
  }

  private void forgetTaskSet(Service service, Deployment taskSet) {
    EcsRegion region = service.cluster.region;
    world
        .inventory()
        .deleted(region.accountId, region.region, "AWS::ECS::TaskSet", service.taskSetArn(taskSet));
  }

  private String taskArn(Cluster cluster) {
    return cluster.region.arn("task/%s/%s".formatted(cluster.name, world.hex(32)));
  }
}
