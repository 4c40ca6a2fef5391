package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Reads what services go back to if their deployments fail: the revision of the last one that was
 * successful. A service shows none of it once its old tasks have stopped, which they do first where
 * {@code minimumHealthyPercent} is 0.
 *
 * @param client the client
 * @param revisions what describes revisions
 * @param sightings where to put what is seen
 * @param definitions where to put the task definitions of the revisions
 * @param now the time at which it is read
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html">Amazon
 *     ECS service revisions</a>
 */
record RollbackReader(
    EcsClient client,
    RevisionReader revisions,
    Sightings sightings,
    TaskDefinitions definitions,
    Instant now) {
  /**
   * For how long ECS lists deployments of services.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/view-service-deployment.html">Viewing
   *     Amazon ECS service deployments</a>
   */
  private static final Duration LISTED = Duration.ofDays(90);

  /** A deployment that began so soon after its service was created is its first. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  /**
   * A service of which ECS does not show it.
   *
   * @param service the service
   * @param forLong whether none of its deployments was successful for as long as ECS lists them, so
   *     that hardly anything is left of the last one but the repositories of the others
   */
  record Unknown(Service service, boolean forLong) {}

  /**
   * Reads them, of services none of whose deployments is complete.
   *
   * @return the services of which ECS does not show it
   */
  List<Unknown> read(List<ServiceName.Named> services) {
    Map<Service, String> last = new LinkedHashMap<>();
    List<Unknown> unknown = new ArrayList<>();
    for (ServiceName.Named named : services) {
      Service service = named.service();
      if (isUnderWay(service)) {
        List<ServiceDeploymentBrief> deployments = deployments(named);
        Optional<String> revision = lastSuccessful(deployments);
        revision.ifPresent(arn -> last.put(service, arn));
        if (revision.isEmpty() && !beginsWithFirst(service, deployments)) {
          unknown.add(new Unknown(service, !deployments.isEmpty() || isOld(service)));
        }
      }
    }
    Map<String, ServiceRevision> described = revisions.describe(List.copyOf(last.values()));
    last.forEach(
        (service, revision) ->
            Optional.ofNullable(described.get(revision))
                .ifPresentOrElse(this::see, () -> unknown.add(new Unknown(service, false))));
    return unknown;
  }

  /** ECS itself deploys it, and none of its deployments is complete. */
  private static boolean isUnderWay(Service service) {
    return (service.deploymentController() == null
            || service.deploymentController().type() == DeploymentControllerType.ECS)
        && !service.deployments().isEmpty()
        && service.deployments().stream().noneMatch(RollbackReader::isComplete);
  }

  /** ECS tells no state of the rollout behind a Classic Load Balancer. */
  private static boolean isComplete(Deployment deployment) {
    return deployment.rolloutState() == null
        ? count(deployment.runningCount()) >= count(deployment.desiredCount())
        : deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
  }

  private static int count(@Nullable Integer tasks) {
    return tasks == null ? 0 : tasks;
  }

  private List<ServiceDeploymentBrief> deployments(ServiceName.Named named) {
    try {
      return list(named);
    } catch (EcsException e) {
      // Without them the service is one of which it is not known.
      if (!RevisionReader.isNotAvailable(e)) {
        throw e;
      }
      return List.of();
    }
  }

  private List<ServiceDeploymentBrief> list(ServiceName.Named named) {
    return Pages.<ServiceDeploymentBrief>readAll(
            "the deployments of " + named.service().serviceArn(),
            token -> {
              ListServiceDeploymentsResponse response =
                  client.listServiceDeployments(
                      ListServiceDeploymentsRequest.builder()
                          .cluster(named.name().cluster())
                          .service(named.service().serviceArn())
                          .maxResults(WorkloadReader.PAGE_SIZE)
                          .nextToken(token)
                          .build());
              return new Pages.Page<>(response.serviceDeployments(), response.nextToken());
            })
        .items();
  }

  /** ECS does not promise an order. */
  private static Optional<String> lastSuccessful(List<ServiceDeploymentBrief> deployments) {
    return deployments.stream()
        .filter(deployment -> deployment.status() == ServiceDeploymentStatus.SUCCESSFUL)
        .filter(deployment -> deployment.createdAt() != null)
        .max(Comparator.comparing(ServiceDeploymentBrief::createdAt))
        .map(ServiceDeploymentBrief::targetServiceRevisionArn);
  }

  private boolean isOld(Service service) {
    return service.deployments().stream()
        .flatMap(deployment -> Stream.ofNullable(deployment.createdAt()))
        .allMatch(time -> time.isBefore(now.minus(LISTED)));
  }

  /** Of a service from before October 2024 not even the first is listed. */
  private static boolean beginsWithFirst(
      Service service, List<ServiceDeploymentBrief> deployments) {
    Stream<Instant> begun =
        Stream.concat(
                deployments.stream().map(ServiceDeploymentBrief::createdAt),
                service.deployments().stream().map(Deployment::createdAt))
            .flatMap(Stream::ofNullable);
    return service.createdAt() != null
        && begun.anyMatch(time -> time.isBefore(service.createdAt().plus(FIRST)));
  }

  private void see(ServiceRevision revision) {
    String service = revision.serviceArn();
    definitions.addOfRollback(revision.taskDefinition(), service, revision.createdAt());
    for (ContainerImage image : revision.containerImages()) {
      sightings.container(
          image.image(),
          image.imageDigest(),
          "revision %s that the service %s goes back to if its deployment fails"
              .formatted(revision.serviceRevisionArn(), service),
          revision.createdAt());
    }
  }
}
