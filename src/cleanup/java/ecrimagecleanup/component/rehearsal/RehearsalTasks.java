package ecrimagecleanup.component.rehearsal;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.rehearsal.RunId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/**
 * The tasks of the family of a rehearsal, and the service of the same name, in a cluster.
 *
 * @param client the client
 * @param family the name of the family and of the service
 * @param cluster the cluster
 */
record RehearsalTasks(EcsClient client, String family, String cluster) {
  private static final List<DesiredStatus> ALL =
      List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED);

  /**
   * @throws IllegalArgumentException if the family is not one of a rehearsal
   */
  RehearsalTasks {
    if (!RunId.isName(family)) {
      throw new IllegalArgumentException(
          "A rehearsal touches no tasks but those of %s.".formatted(RunId.GRAMMAR));
    }
  }

  /** Starts a task; what ECS says if it does not start one, or an empty text. */
  String run(String taskDefinition) {
    var response =
        client.runTask(
            request ->
                request
                    .cluster(cluster)
                    .taskDefinition(taskDefinition)
                    .launchType(LaunchType.EC2)
                    // An earlier start may have run it: ECS then answers with the same task.
                    .clientToken(family)
                    .count(1));
    return response.failures().isEmpty()
        ? ""
        : requireNonNullElse(response.failures().get(0).reason(), "unknown");
  }

  List<String> digests() {
    List<String> tasks = ALL.stream().flatMap(this::list).distinct().toList();
    return tasks.isEmpty()
        ? List.of()
        : client.describeTasks(request -> request.cluster(cluster).tasks(tasks)).tasks().stream()
            .flatMap(task -> task.containers().stream())
            .map(container -> container.imageDigest())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
  }

  /** Stops all; in a cluster that does not exist there are none. */
  int stop() {
    List<String> running;
    try {
      running = list(DesiredStatus.RUNNING).toList();
    } catch (ClusterNotFoundException e) {
      return 0;
    }
    running.forEach(
        task ->
            client.stopTask(
                request -> request.cluster(cluster).task(task).reason("The rehearsal is over.")));
    return running.size();
  }

  private Stream<String> list(DesiredStatus status) {
    return client
        .listTasks(request -> request.cluster(cluster).family(family).desiredStatus(status))
        .taskArns()
        .stream();
  }

  /** Creates the service; an earlier start may have done so. */
  String createService(String taskDefinition) {
    boolean there = service().anyMatch(service -> "ACTIVE".equals(service.status()));
    return there ? family : create(taskDefinition);
  }

  private String create(String taskDefinition) {
    return client
        .createService(
            request ->
                request
                    .cluster(cluster)
                    .serviceName(family)
                    .taskDefinition(taskDefinition)
                    .launchType(LaunchType.EC2)
                    .desiredCount(0))
        .service()
        .serviceArn();
  }

  int serviceRevisions() {
    List<String> arns =
        service()
            .map(Service::currentServiceRevisions)
            .flatMap(List::stream)
            .map(revision -> revision.arn())
            .filter(Objects::nonNull)
            .toList();
    return arns.isEmpty()
        ? 0
        : client
            .describeServiceRevisions(request -> request.serviceRevisionArns(arns))
            .serviceRevisions()
            .size();
  }

  private Stream<Service> service() {
    return client
        .describeServices(request -> request.cluster(cluster).services(family))
        .services()
        .stream();
  }

  String deleteService() {
    try {
      client.deleteService(request -> request.cluster(cluster).service(family).force(true));
    } catch (ServiceNotFoundException | ServiceNotActiveException | ClusterNotFoundException e) {
      // There is none, or an earlier start has deleted it.
      return family;
    }
    return family;
  }
}
