package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.Pages;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Reads the tasks of a cluster: those that run or are about to, and those that stopped recently,
 * which ECS shows for about an hour.
 *
 * @param client the client
 * @param cluster the ARN of the cluster
 * @param sightings where to put what is seen
 * @param definitions where to put the task definitions of the tasks
 * @param open where to put containers without a digest
 */
record TaskReader(
    EcsClient client,
    String cluster,
    Sightings sightings,
    TaskDefinitions definitions,
    OpenContainers open) {
  /**
   * The most tasks that DescribeTasks takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html">DescribeTasks</a>
   */
  static final int MAXIMUM_TASKS_PER_CALL = 100;

  /**
   * A task that tells the digest of a container, though not of every one.
   *
   * @param service its service
   * @param task what it is called
   */
  record Telling(ServiceName service, String task) {}

  /** A container in one of these has no image yet, or no longer runs it. */
  private static final Set<String> WITHOUT_IMAGE = Set.of("PENDING", "STOPPED");

  /**
   * Reads the tasks that run or are about to.
   *
   * @param resolved the references of which a revision tells the digest, by service
   * @return the tasks that tell a digest
   */
  List<Telling> readRunning(Map<ServiceName, Set<ImageReference>> resolved) {
    List<Telling> telling = new ArrayList<>();
    for (Task task : describe(DesiredStatus.RUNNING)) {
      ServiceName service = ServiceName.of(cluster, task);
      see(task, Optional.of(resolved.getOrDefault(service, Set.of())));
      if (reportsAll(task)) {
        definitions.reportedByTask(task.taskDefinitionArn());
      }
      if (task.containers().stream()
          .anyMatch(container -> Sightings.readDigest(container.imageDigest()).isPresent())) {
        telling.add(new Telling(service, by(task)));
      }
    }
    return telling;
  }

  private static boolean reportsAll(Task task) {
    return !task.containers().isEmpty()
        && task.containers().stream()
            .allMatch(
                container ->
                    ImageText.of(container.image()) instanceof ImageText.Reference
                        && Sightings.readDigest(container.imageDigest()).isPresent());
  }

  private static String by(Task task) {
    return "task " + task.taskArn();
  }

  /** Reads the tasks that stopped recently. */
  void readStopped() {
    describe(DesiredStatus.STOPPED).forEach(task -> see(task, Optional.empty()));
  }

  private void see(Task task, Optional<Set<ImageReference>> resolved) {
    String by = by(task);
    definitions.addOfTask(task.taskDefinitionArn(), task.taskArn(), since(task));
    if (task.containers().isEmpty()) {
      sightings.blindSpot("ECS did not report the containers of the %s.".formatted(by));
    }
    for (Container container : task.containers()) {
      sightings.container(container.image(), container.imageDigest(), by, since(task));
      if (Sightings.readDigest(container.imageDigest()).isEmpty()) {
        open.add(
            new OpenContainers.Open(
                by,
                since(task),
                task.taskDefinitionArn(),
                container.name(),
                container.image(),
                container.imageDigest(),
                resolved.filter(unused -> hasImage(container))));
      }
    }
  }

  private static boolean hasImage(Container container) {
    return container.lastStatus() == null || !WITHOUT_IMAGE.contains(container.lastStatus());
  }

  /** A task that is about to run was not started yet. */
  private static @Nullable Instant since(Task task) {
    return task.startedAt() != null ? task.startedAt() : task.createdAt();
  }

  private List<Task> describe(DesiredStatus status) {
    List<Task> tasks = new ArrayList<>();
    for (List<String> batch : Batches.of(list(status), MAXIMUM_TASKS_PER_CALL)) {
      DescribeTasksResponse response =
          client.describeTasks(
              DescribeTasksRequest.builder().cluster(cluster).tasks(batch).build());
      sightings.notDescribed(
          "tasks", batch.size(), response.tasks().size(), response.failures(), true);
      tasks.addAll(response.tasks());
    }
    return tasks;
  }

  private List<String> list(DesiredStatus status) {
    return Pages.<String>readAll(
            "the %s tasks of %s".formatted(status, cluster),
            token -> {
              ListTasksResponse response =
                  client.listTasks(
                      ListTasksRequest.builder()
                          .cluster(cluster)
                          .desiredStatus(status)
                          .maxResults(WorkloadReader.PAGE_SIZE)
                          .nextToken(token)
                          .build());
              return new Pages.Page<>(response.taskArns(), response.nextToken());
            })
        .items();
  }
}
