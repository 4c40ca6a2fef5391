package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 */
record TaskReader(
    EcsClient client, String cluster, Sightings sightings, TaskDefinitions definitions) {
  /**
   * The most tasks that DescribeTasks takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html">DescribeTasks</a>
   */
  static final int MAXIMUM_TASKS_PER_CALL = 100;

  private static final String SERVICE_GROUP = "service:";

  /** A container in one of these has no image yet, or no longer runs it. */
  private static final Set<String> WITHOUT_IMAGE = Set.of("PENDING", "STOPPED");

  /**
   * Reads the tasks.
   *
   * @param resolved the references of which a revision tells the digest, by the name of the service
   * @return the names of the services of which a running task tells a digest
   */
  Set<String> read(Map<String, Set<String>> resolved) {
    Set<String> withDigest = new HashSet<>();
    for (Task task : describe(DesiredStatus.RUNNING)) {
      see(task);
      String service = serviceOf(task);
      for (Container container : task.containers()) {
        if (Sightings.readDigest(container.imageDigest()).isPresent()) {
          withDigest.add(service);
        }
        if (runsUnknownDigest(container)
            && !resolved.getOrDefault(service, Set.of()).contains(container.image())) {
          sightings.blindSpot(
              "Nothing tells the digest that a container of the task %s runs."
                  .formatted(task.taskArn()));
        }
      }
    }
    // Afterwards, so that a task that stops meanwhile is seen.
    describe(DesiredStatus.STOPPED).forEach(this::see);
    return withDigest;
  }

  // Its tag may have moved since it was pulled.
  private static boolean runsUnknownDigest(Container container) {
    return Sightings.lacksDigest(container.image(), container.imageDigest())
        && (container.lastStatus() == null || !WITHOUT_IMAGE.contains(container.lastStatus()));
  }

  /** The name of its service; empty, which is no name, for a task without one. */
  private static String serviceOf(Task task) {
    return task.group() != null && task.group().startsWith(SERVICE_GROUP)
        ? task.group().substring(SERVICE_GROUP.length())
        : "";
  }

  private void see(Task task) {
    definitions.addOfTask(task.taskDefinitionArn(), task.taskArn(), since(task));
    if (task.containers().isEmpty()) {
      sightings.blindSpot("The containers of the task %s are not told.".formatted(task.taskArn()));
    }
    for (Container container : task.containers()) {
      sightings.container(
          container.image(), container.imageDigest(), "task " + task.taskArn(), since(task));
    }
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
