package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.Reason;
import ecrimagecleanup.evidence.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
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

  /**
   * A service that goes back to something.
   *
   * @param deployments its deployments
   * @param last the last revision that was deployed successfully; empty if ECS does not show that
   */
  record Rollback(ListedDeployments deployments, Optional<ServiceRevision> last) {}

  /**
   * Reads them, of services whose deployment is not complete.
   *
   * @param current the current revisions of services, which are described already
   */
  List<Rollback> read(List<ServiceName.Named> services, Collection<CurrentRevisions> current) {
    List<ListedDeployments> deployments =
        services.stream()
            .filter(named -> ListedDeployments.isUnderWay(named.service()))
            .flatMap(named -> list(named).stream())
            .filter(ListedDeployments::goesBack)
            .toList();
    Map<String, ServiceRevision> described = new LinkedHashMap<>();
    current.stream()
        .flatMap(each -> each.revisions().stream())
        .forEach(revision -> described.put(revision.serviceRevisionArn(), revision));
    List<String> needed =
        deployments.stream().flatMap(ListedDeployments::revisions).distinct().toList();
    described.putAll(
        revisions.describe(needed.stream().filter(arn -> !described.containsKey(arn)).toList()));
    needed.stream()
        .flatMap(arn -> Optional.ofNullable(described.get(arn)).stream())
        .forEach(this::see);
    return deployments.stream()
        .map(each -> new Rollback(each, each.lastSuccessful().map(described::get)))
        .toList();
  }

  /** Those of a service; empty if it is gone. */
  private Optional<ListedDeployments> list(ServiceName.Named named) {
    try {
      return Optional.of(new ListedDeployments(named.service(), listAll(named), Optional.empty()));
    } catch (ServiceNotFoundException e) {
      return Optional.empty();
    } catch (EcsException e) {
      if (!RevisionReader.isNotAvailable(e) && !(e instanceof InvalidParameterException)) {
        throw e;
      }
      return Optional.of(
          new ListedDeployments(named.service(), List.of(), Optional.of(Reason.of(e))));
    }
  }

  private List<ServiceDeploymentBrief> listAll(ServiceName.Named named) {
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
      rollback
          .last()
          .ifPresentOrElse(
              last -> examine(rollback.deployments().service(), last),
              () -> doubt(rollback.deployments()));
    }
  }

  /** ECS need not describe a task definition that is INACTIVE and that no task runs. */
  private void examine(Service service, ServiceRevision last) {
    Optional<NamedImages> named =
        definitions.images(last.taskDefinition()).or(() -> NamedImages.of(last));
    if (named.filter(images -> CurrentRevisions.showEveryDigest(last, images)).isEmpty()) {
      sightings.doubt(
          "The service %s goes back to a revision of which ECS does not report every digest."
              .formatted(service.serviceArn()),
          named.map(images -> NamedImages.scopeOf(List.of(images))).orElse(Scope.EVERYTHING));
    }
  }

  private void doubt(ListedDeployments deployments) {
    boolean forLong =
        deployments.lastSuccessful().isEmpty() && deployments.beganBefore(now.minus(LISTED));
    sightings.doubt(
        "A deployment of the service %s is not complete, and ECS does not show what it goes back to. %s"
            .formatted(
                deployments.service().serviceArn(),
                deployments
                    .refusal()
                    .map(
                        "ECS refused ecs:ListServiceDeployments (%s): allow it, complete the deployment, or delete the service."
                            ::formatted)
                    .orElse("Complete it, or delete the service.")),
        // Then hardly anything is left of the last one that was successful.
        forLong ? definitions.repositoriesOf(deployments.service()) : Scope.EVERYTHING);
  }
}
