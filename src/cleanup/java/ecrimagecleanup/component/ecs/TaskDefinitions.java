package ecrimagecleanup.component.ecs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * The task definitions that services and tasks name, whatever their status: services go on to start
 * tasks from one that is INACTIVE. Each is described once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html">DescribeTaskDefinition</a>
 */
final class TaskDefinitions {
  private final Map<String, User> servicesByArn = new LinkedHashMap<>();
  private final Map<String, User> tasksByArn = new LinkedHashMap<>();

  /** A service or task that names one, and since when, if ECS tells. */
  private record User(String arn, @Nullable Instant since) {}

  /** Those of a service, its deployments and its task sets. */
  void addOf(Service service) {
    // A deployment tells since when. The service, which may be much older, does not.
    for (Deployment deployment : service.deployments()) {
      addOfService(deployment.taskDefinition(), service.serviceArn(), deployment.createdAt());
    }
    for (TaskSet taskSet : service.taskSets()) {
      addOfService(taskSet.taskDefinition(), service.serviceArn(), taskSet.createdAt());
    }
    addOfService(service.taskDefinition(), service.serviceArn(), null);
  }

  /** One that a service names; a service whose task sets have them has none of its own. */
  void addOfService(@Nullable String arn, String service, @Nullable Instant since) {
    if (arn != null) {
      servicesByArn.putIfAbsent(arn, new User(service, since));
    }
  }

  /** One that a task names. */
  void addOfTask(@Nullable String arn, String task, @Nullable Instant since) {
    if (arn != null) {
      tasksByArn.putIfAbsent(arn, new User(task, since));
    }
  }

  /** Describes them all. */
  void read(EcsClient client, Sightings sightings) {
    servicesByArn.forEach(
        (arn, service) -> {
          try {
            see(client, sightings, arn, "service " + service.arn(), service.since());
          } catch (ClientException e) {
            sightings.blindSpot(
                "The task definition %s of the service %s is not described. %s"
                    .formatted(arn, service.arn(), Reason.of(e)));
          }
        });
    tasksByArn.forEach(
        (arn, task) -> {
          if (!servicesByArn.containsKey(arn)) {
            try {
              see(client, sightings, arn, "task " + task.arn(), task.since());
            } catch (ClientException e) {
              // It may be gone, and nothing is missed: the containers of the task tell the images.
            }
          }
        });
  }

  private static void see(
      EcsClient client, Sightings sightings, String arn, String of, @Nullable Instant since) {
    DescribeTaskDefinitionResponse response =
        client.describeTaskDefinition(
            DescribeTaskDefinitionRequest.builder().taskDefinition(arn).build());
    String by = "task definition %s of the %s".formatted(arn, of);
    List<ContainerDefinition> containers =
        response.taskDefinition() == null
            ? List.of()
            : response.taskDefinition().containerDefinitions();
    if (containers.isEmpty()) {
      sightings.blindSpot("The containers of the %s are not told.".formatted(by));
    }
    containers.forEach(container -> sightings.container(container.image(), null, by, since));
  }
}
