package ecrimagecleanup.component.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/**
 * The deployments of a service that ECS lists: it shows them for 90 days, and in no promised order.
 *
 * @param service the service
 * @param deployments the deployments; none if ECS refused to list them
 * @param refusal why ECS refused
 */
record ListedDeployments(
    Service service, List<ServiceDeploymentBrief> deployments, Optional<String> refusal) {
  /** A deployment that began so soon after its service was created is its first. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** ECS starts nothing for such services any more. */
  private static final Set<String> ENDED = Set.of("DRAINING", "INACTIVE");

  /** Such deployments are replaced by the newest. */
  private static final Set<String> REPLACED = Set.of("ACTIVE", "INACTIVE");

  /** Their task sets show what was there before. */
  private static final Set<DeploymentControllerType> WITH_TASK_SETS =
      EnumSet.of(DeploymentControllerType.CODE_DEPLOY, DeploymentControllerType.EXTERNAL);

  ListedDeployments {
    deployments = List.copyOf(deployments);
  }

  /** Whether ECS itself deploys a service, and has not completed that. */
  static boolean isUnderWay(Service service) {
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

  /**
   * Whether the service goes back to something that must be known: not if it shows that itself, nor
   * before its first deployment is complete.
   */
  boolean goesBack() {
    return lastSuccessful().isPresent()
        || (service.deployments().stream().noneMatch(ListedDeployments::isCompleted)
            && !(haveFirst() && deployments.stream().noneMatch(ListedDeployments::isSuccessful)));
  }

  /** Of a service from before October 2024 not even the first is listed. */
  private boolean haveFirst() {
    return service.createdAt() != null && beganBefore(service.createdAt().plus(FIRST));
  }

  /** Whether the oldest that ECS shows began before a time. */
  boolean beganBefore(Instant time) {
    return Stream.concat(
            deployments.stream().map(ServiceDeploymentBrief::createdAt),
            service.deployments().stream().map(Deployment::createdAt))
        .flatMap(Stream::ofNullable)
        .anyMatch(begun -> begun.isBefore(time));
  }

  /**
   * The revisions to know: of the last one that was successful, and of those between it and the
   * newest. Whoever stops a deployment may go back to the one before, though it was not successful.
   */
  Stream<String> revisions() {
    return lastSuccessful().stream()
        .flatMap(
            last ->
                Stream.concat(
                    Stream.of(last),
                    newestFirst()
                        .skip(1)
                        .takeWhile(deployment -> !isSuccessful(deployment))
                        .map(ServiceDeploymentBrief::targetServiceRevisionArn)));
  }

  /**
   * The revision of the last one that was successful; empty if none was, or ECS does not tell of
   * all of them when they began.
   */
  Optional<String> lastSuccessful() {
    boolean told =
        deployments.stream()
            .allMatch(each -> each.createdAt() != null && each.targetServiceRevisionArn() != null);
    return newestFirst()
        .filter(ListedDeployments::isSuccessful)
        .findFirst()
        .filter(deployment -> told)
        .map(ServiceDeploymentBrief::targetServiceRevisionArn);
  }

  private static boolean isSuccessful(ServiceDeploymentBrief deployment) {
    return deployment.status() == ServiceDeploymentStatus.SUCCESSFUL;
  }

  private Stream<ServiceDeploymentBrief> newestFirst() {
    return deployments.stream()
        .filter(deployment -> deployment.createdAt() != null)
        .sorted(Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed());
  }
}
