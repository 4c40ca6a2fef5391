package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.evidence.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
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
   * For how long ECS lists deployments of services: 90 days, less some in which it may forget them.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/view-service-deployment.html">Viewing
   *     Amazon ECS service deployments</a>
   */
  private static final Duration LISTED = Duration.ofDays(85);

  /** A deployment that began so soon after its service was created is its first. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** ECS starts nothing for such services any more. */
  private static final Set<String> ENDED = Set.of("DRAINING", "INACTIVE");

  /** Such deployments are replaced by the newest. */
  private static final Set<String> REPLACED = Set.of("ACTIVE", "INACTIVE");

  /** Their task sets show what was there before. */
  private static final Set<DeploymentControllerType> WITH_TASK_SETS =
      EnumSet.of(DeploymentControllerType.CODE_DEPLOY, DeploymentControllerType.EXTERNAL);

  /**
   * A service that goes back to something.
   *
   * @param service the service
   * @param last the last revision that was deployed successfully; empty if ECS does not show that
   * @param forLong whether none of its deployments was successful for as long as ECS lists them
   */
  record Rollback(Service service, Optional<ServiceRevision> last, boolean forLong) {}

  /** Reads them, of services whose deployment is not complete. */
  List<Rollback> read(List<ServiceName.Named> services) {
    List<Rollback> rollbacks = new ArrayList<>();
    for (ServiceName.Named named : services) {
      if (isUnderWay(named.service())) {
        read(named).ifPresent(rollbacks::add);
      }
    }
    return rollbacks;
  }

  private Optional<Rollback> read(ServiceName.Named named) {
    Service service = named.service();
    List<ServiceDeploymentBrief> deployments;
    try {
      deployments = list(named);
    } catch (ServiceNotFoundException e) {
      return Optional.empty();
    } catch (InvalidParameterException e) {
      return Optional.of(new Rollback(service, Optional.empty(), isOld(service, List.of())));
    } catch (EcsException e) {
      if (!RevisionReader.isNotAvailable(e)) {
        throw e;
      }
      deployments = List.of();
    }
    Optional<String> last = lastSuccessful(deployments);
    if (last.isEmpty()) {
      boolean shown = service.deployments().stream().anyMatch(RollbackReader::isCompleted);
      return shown || beginsWithFirst(service, deployments)
          ? Optional.empty()
          : Optional.of(new Rollback(service, Optional.empty(), isOld(service, deployments)));
    }
    Map<String, ServiceRevision> described =
        revisions.describe(
            Stream.concat(last.stream(), beforeNewest(deployments)).distinct().toList());
    described.values().forEach(this::see);
    return Optional.of(new Rollback(service, last.map(described::get), false));
  }

  /** ECS itself deploys it, and has not completed that. */
  private static boolean isUnderWay(Service service) {
    boolean hasTaskSets =
        service.deploymentController() != null
            && WITH_TASK_SETS.contains(service.deploymentController().type());
    return !hasTaskSets
        && !ENDED.contains(String.valueOf(service.status()))
        && service.deployments().stream()
            .filter(deployment -> !REPLACED.contains(String.valueOf(deployment.status())))
            .anyMatch(deployment -> !isComplete(deployment));
  }

  /** ECS tells no state of the rollout behind a Classic Load Balancer. */
  private static boolean isComplete(Deployment deployment) {
    return deployment.rolloutState() == null
        ? deployment.desiredCount() != null
            && deployment.runningCount() != null
            && deployment.runningCount() >= deployment.desiredCount()
        : isCompleted(deployment);
  }

  private static boolean isCompleted(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
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

  /** Empty if none was, or ECS does not show all of them. */
  private static Optional<String> lastSuccessful(List<ServiceDeploymentBrief> deployments) {
    boolean told =
        deployments.stream()
            .allMatch(each -> each.createdAt() != null && each.targetServiceRevisionArn() != null);
    return newestFirst(deployments)
        .filter(deployment -> deployment.status() == ServiceDeploymentStatus.SUCCESSFUL)
        .findFirst()
        .filter(deployment -> told)
        .map(ServiceDeploymentBrief::targetServiceRevisionArn);
  }

  /** Whoever stops a deployment may go back to the one before, though that was not successful. */
  private static Stream<String> beforeNewest(List<ServiceDeploymentBrief> deployments) {
    return newestFirst(deployments)
        .skip(1)
        .limit(1)
        .map(ServiceDeploymentBrief::targetServiceRevisionArn);
  }

  /** ECS does not promise an order. */
  private static Stream<ServiceDeploymentBrief> newestFirst(
      List<ServiceDeploymentBrief> deployments) {
    return deployments.stream()
        .filter(deployment -> deployment.createdAt() != null)
        .sorted(Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed());
  }

  /** Then hardly anything is left of the last one that was successful. */
  private boolean isOld(Service service, List<ServiceDeploymentBrief> deployments) {
    return begun(service, deployments).anyMatch(time -> time.isBefore(now.minus(LISTED)));
  }

  /** Of a service from before October 2024 not even the first is listed. */
  private static boolean beginsWithFirst(
      Service service, List<ServiceDeploymentBrief> deployments) {
    return service.createdAt() != null
        && begun(service, deployments)
            .anyMatch(time -> time.isBefore(service.createdAt().plus(FIRST)));
  }

  private static Stream<Instant> begun(Service service, List<ServiceDeploymentBrief> deployments) {
    return Stream.concat(
            deployments.stream().map(ServiceDeploymentBrief::createdAt),
            service.deployments().stream().map(Deployment::createdAt))
        .flatMap(Stream::ofNullable);
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

  /** Doubts what is not known of them, once the task definitions are described. */
  void examine(List<Rollback> rollbacks) {
    for (Rollback rollback : rollbacks) {
      String service = rollback.service().serviceArn();
      if (rollback.last().isEmpty()) {
        sightings.doubt(
            "A deployment of the service %s is not complete, and ECS does not show what it goes back to. Complete it, or delete the service."
                .formatted(service),
            rollback.forLong() ? definitions.repositoriesOf(rollback.service()) : Scope.EVERYTHING);
      }
      rollback
          .last()
          .filter(last -> !new CurrentRevisions(List.of(last)).showEveryDigest(definitions))
          .ifPresent(
              last ->
                  sightings.doubt(
                      "The service %s goes back to a revision of which ECS does not report every digest."
                          .formatted(service),
                      definitions.scopeOf(last)));
    }
  }
}
