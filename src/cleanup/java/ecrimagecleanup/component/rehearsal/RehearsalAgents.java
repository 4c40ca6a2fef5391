package ecrimagecleanup.component.rehearsal;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/**
 * The containers that Service Connect adds to tasks that run already. It only reads: a hundred
 * tasks of each of ten clusters at most.
 *
 * @param client the client
 */
record RehearsalAgents(EcsClient client) {
  private static final String NAME = "ecs-service-connect-";
  private static final int CLUSTERS = 10;
  private static final int TASKS = 100;
  private static final String RUNNING = "RUNNING";

  /**
   * What ECS says of one of them: its name, image and digest, the last two empty where ECS names
   * none. Empty if there is no such container.
   */
  List<String> find() {
    return client.listClusters(request -> request.maxResults(CLUSTERS)).clusterArns().stream()
        .flatMap(cluster -> find(cluster).stream())
        .findFirst()
        .map(
            container ->
                List.of(
                    container.name(),
                    requireNonNullElse(container.image(), ""),
                    requireNonNullElse(container.imageDigest(), "")))
        .orElseGet(List::of);
  }

  private Optional<Container> find(String cluster) {
    List<String> tasks =
        client
            .listTasks(
                request ->
                    request.cluster(cluster).desiredStatus(DesiredStatus.RUNNING).maxResults(TASKS))
            .taskArns();
    return tasks.isEmpty()
        ? Optional.empty()
        : client.describeTasks(request -> request.cluster(cluster).tasks(tasks)).tasks().stream()
            .flatMap(task -> task.containers().stream())
            // One that has not started has no digest yet.
            .filter(container -> RUNNING.equals(container.lastStatus()))
            .filter(container -> requireNonNullElse(container.name(), "").startsWith(NAME))
            .findFirst();
  }
}
