package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** What a service goes back to, of which no deployment and no task is left. */
class RollbackReaderTest extends EcsUsageTestCase {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LAST = arn("service-revision", "last");

  private static final List<EcsException> REFUSALS =
      List.of(
          (EcsException) AccessDeniedException.builder().message("no").build(),
          (EcsException) InvalidParameterException.builder().message("odd").build());

  @Test
  void whatADeploymentUnderWayGoesBackToIsUsed() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    list(0, "old", ServiceDeploymentStatus.SUCCESSFUL);
    list(2, "last", ServiceDeploymentStatus.SUCCESSFUL);
    list(1, "between", ServiceDeploymentStatus.SUCCESSFUL);
    list(4, "a", ServiceDeploymentStatus.IN_PROGRESS);
    addRevision("last", "a:7", "orders:v7", digest(7));

    assertThat(of(7))
        .isInstanceOfSatisfying(
            Used.class,
            used ->
                assertThat(used.text())
                    .contains(arn("service", "main/a"), "goes back to", "revision"));
    assertThat(of(9)).isInstanceOf(Unused.class);
  }

  @Test
  void theTaskDefinitionTellsWhatTheRevisionDoesNotShow() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    addLast();
    hideImagesOfLast();

    assertThat(of(8, "v7"))
        .isInstanceOfSatisfying(
            Used.class, used -> assertThat(used.text()).contains("a:7", "goes back to"));
  }

  @Test
  void allPagesOfTheDeploymentsAreRead() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    ecs.pageSize = 1;
    list(0, "old", ServiceDeploymentStatus.SUCCESSFUL);
    addLast();

    assertThat(of(7)).isInstanceOf(Used.class);
  }

  /** Whoever stops a deployment may go back to the one before, though it was never complete. */
  @Test
  void theDeploymentsSinceTheLastSuccessfulOneAreUsedAsWell() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    list(1, "old", ServiceDeploymentStatus.SUCCESSFUL);
    list(2, "last", ServiceDeploymentStatus.SUCCESSFUL);
    list(3, "stopped", ServiceDeploymentStatus.STOPPED);
    list(4, "went-back-to-that", ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    list(5, "a", ServiceDeploymentStatus.IN_PROGRESS);
    addRevision("old", "a:6", "orders:v6", digest(6));
    addRevision("last", "a:7", "orders:v7", digest(7));
    addRevision("stopped", "a:8", "orders:v8", digest(8));
    addRevision("went-back-to-that", "a:9", "orders:v9", digest(9));

    assertThat(of(7)).isInstanceOf(Used.class);
    assertThat(of(8)).isInstanceOf(Used.class);
    assertThat(of(9)).isInstanceOf(Used.class);
    assertThat(of(6)).isInstanceOf(Unused.class);
  }

  /** It may have been deployed before October 2024. */
  @Test
  void whatIsCompleteAndStillShownNeedsNoList() throws Exception {
    deploy(alsoComplete(), "orders@" + digest(5));

    assertThat(texts(read())).noneMatch(text -> text.contains("goes back to"));
    assertThat(ecs.requests(ListServiceDeploymentsRequest.class)).hasSize(1);
  }

  @Test
  void servicesThatGoBackToNothingAreNotAskedFor() throws Exception {
    addService(ecs, "complete", "shop:v1", digest(5));
    addService(
        ecs,
        service("behind-a-classic-load-balancer").deployments(running(2, 2)).build(),
        "shop:v1",
        digest(5));
    addService(
        ecs,
        service("blue-green")
            .deploymentController(controller -> controller.type(DeploymentControllerType.EXTERNAL))
            .deployments(deployment(DeploymentRolloutState.IN_PROGRESS))
            .build(),
        "shop:v1",
        digest(5));
    addService(
        ecs,
        service("deleted")
            .status("DRAINING")
            .deployments(deployment(DeploymentRolloutState.IN_PROGRESS))
            .build(),
        "shop:v1",
        digest(5));
    read();

    assertThat(ecs.requests(ListServiceDeploymentsRequest.class)).isEmpty();
  }

  @Test
  void tasksTellWhetherItIsCompleteWhereEcsDoesNotSay() throws Exception {
    deploy(service("a").deployments(running(1, 2)), "orders@" + digest(5));
    read();

    assertThat(ecs.requests(ListServiceDeploymentsRequest.class))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.service()).isEqualTo(arn("service", "main/a"));
              assertThat(request.cluster()).isEqualTo(ecs.clusters.get(0));
            });
  }

  /** ECS lists 90 days: the one before may have been successful earlier, and run until today. */
  @Test
  void doubtsEverythingIfEcsListsNoSuccessfulDeploymentOfAService() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    doubtsEverything();

    list(3, "stopped", ServiceDeploymentStatus.STOPPED);
    doubtsEverything();
  }

  /** Until then the service could go back, which nothing shows any more. */
  @Test
  void whatItWentBackToIsUsedUntilTheDeploymentIsComplete() throws Exception {
    deploy(
        service("a")
            .deployments(
                deployment(DeploymentRolloutState.COMPLETED).toBuilder().updatedAt(at(30)).build()),
        "orders@" + digest(5));
    Cause ended =
        new Cause.Deregistered(
            TaskDefinitionArn.parse(arn("task-definition", "a:7")).orElseThrow());

    assertThat(about(read(), ended, "orders", 7).get(EvidenceQuestion.SERVICES))
        .isInstanceOfSatisfying(
            UsedUntil.class, used -> assertThat(used.until()).isEqualTo(at(30)));
  }

  /** A service that is broken for that long must not hold everything for ever. */
  @Test
  void doubtsTheRepositoriesOfAServiceOfWhichNoDeploymentWasSuccessfulForAsLongAsEcsListsThem()
      throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    clock.advance(Duration.ofDays(91));

    assertThat(of(1).text()).contains(arn("service", "main/a"), "goes back to");
    assertThat(of(read(), "invoices", 1)).isInstanceOf(Unused.class);
  }

  @Test
  void aServiceGoesBackToNothingBeforeItsFirstDeploymentIsComplete() throws Exception {
    deploy(underWay().createdAt(at(0)), "orders@" + digest(5));
    list(1, "second", ServiceDeploymentStatus.STOPPED);
    list(0, "first", ServiceDeploymentStatus.STOPPED);

    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Unused.class);
  }

  @Test
  void doubtsEverythingIfEcsDoesNotDescribeTheRevision() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    list(2, "last", ServiceDeploymentStatus.SUCCESSFUL);
    ecs.failures.put(arn("service-revision", "last"), "MISSING");

    doubtsEverything();
  }

  /** The digest that it pinned is not that of the tag any more. */
  @Test
  void doubtsTheRepositoriesOfARevisionThatDoesNotShowEveryDigest() throws Exception {
    deploy(underWay(), "shop@" + digest(5));
    addLast();
    hideImagesOfLast();

    assertThat(of(7).text()).contains(arn("service", "main/a"), "not report every digest");
    assertThat(of(read(), "invoices", 1)).isInstanceOf(Unused.class);
  }

  /** A role of before does not have the permission; and of an odd service ECS refuses to tell. */
  @Test
  void namesTheServiceAndTheActionIfItMayNotListItsDeployments() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    for (EcsException refusal : REFUSALS) {
      ecs.refusals.put(ListServiceDeploymentsRequest.class, refusal);

      assertThat(of(1).text())
          .contains(
              arn("service", "main/a"),
              "goes back to",
              "ecs:ListServiceDeployments (" + refusal.getClass().getSimpleName());
    }
  }

  @Test
  void whatIsCompleteAndStillShownNeedsNoPermission() throws Exception {
    deploy(alsoComplete(), "orders@" + digest(5));
    for (EcsException refusal : REFUSALS) {
      ecs.refusals.put(ListServiceDeploymentsRequest.class, refusal);

      assertThat(texts(read())).isEmpty();
    }
  }

  @Test
  void oneCallDescribesTheRevisionsOfSeveralServices() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    deploy(underWay("b"), "orders@" + digest(5));
    addLast();
    read();

    assertThat(described()).filteredOn(arns -> arns.contains(LAST)).containsExactly(List.of(LAST));
  }

  @Test
  void aRevisionThatIsDescribedAlreadyIsNotDescribedAgain() throws Exception {
    deploy(alsoComplete(), "orders@" + digest(5));
    addLast();
    ecs.services.replaceAll(
        (arn, service) ->
            service.toBuilder()
                .currentServiceRevisions(
                    ServiceCurrentRevisionSummary.builder().arn(LAST).build(),
                    service.currentServiceRevisions().get(0))
                .build());

    assertThat(of(7)).isInstanceOf(Used.class);
    assertThat(described()).hasSize(1);
  }

  @Test
  void aServiceThatIsDeletedMeanwhileGoesBackToNothing() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    EcsException gone = ServiceNotFoundException.builder().message("gone").build();
    ecs.refusals.put(ListServiceDeploymentsRequest.class, gone);

    assertThat(texts(read())).isEmpty();
  }

  @Test
  void anotherErrorLeavesTheWorkloadUnknown() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    ecs.refusals.put(
        ListServiceDeploymentsRequest.class, EcsException.builder().message("oops").build());

    assertThat(of(read(), "invoices", 1).text()).contains(FIRST, "oops");
  }

  /** ECS describes an INACTIVE one while something runs it, and this one waits. */
  @Test
  void aTaskDefinitionThatEcsDoesNotDescribeIsNoBlindSpotIfTheRevisionShowsItsDigests()
      throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    addLast();
    refuseDefinitionOfLast();

    assertThat(texts(read())).isEmpty();
    assertThat(of(7)).isInstanceOf(Used.class);
  }

  @Test
  void doubtsTheRepositoriesOfARevisionWithoutDigestsWhoseTaskDefinitionIsNotDescribed()
      throws Exception {
    deploy(underWay(), "shop@" + digest(5));
    list(2, "last", ServiceDeploymentStatus.SUCCESSFUL);
    addRevision("last", "a:7", "orders:v7", null);
    refuseDefinitionOfLast();

    assertThat(of(7).text()).contains(arn("service", "main/a"), "not report every digest");
    assertThat(of(read(), "invoices", 1)).isInstanceOf(Unused.class);
  }

  @Test
  void doubtsEverythingIfNothingTellsTheImagesOfTheRevision() throws Exception {
    deploy(underWay(), "orders@" + digest(5));
    addLast();
    hideImagesOfLast();
    refuseDefinitionOfLast();

    doubtsEverything();
  }

  private void refuseDefinitionOfLast() {
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:7"), ClientException.builder().message("gone").build());
  }

  /** What is listed is used, also if a newer one does not say what it is to run. */
  @Test
  void aServiceWithASuccessfulDeploymentIsNotAtItsFirst() throws Exception {
    deploy(underWay().createdAt(at(0)), "orders@" + digest(5));
    list(0, "first", ServiceDeploymentStatus.SUCCESSFUL);
    ecs.deployments.add(
        ServiceDeploymentBrief.builder()
            .serviceDeploymentArn(arn("service-deployment", "pending"))
            .createdAt(at(4))
            .status(ServiceDeploymentStatus.PENDING)
            .build());

    doubtsEverything();
  }

  private void doubtsEverything() throws Exception {
    assertThat(of(read(), "invoices", 1).text()).contains(arn("service", "main/a"), "goes back to");
  }

  private List<List<String>> described() {
    return ecs.requests(DescribeServiceRevisionsRequest.class).stream()
        .map(DescribeServiceRevisionsRequest::serviceRevisionArns)
        .toList();
  }

  private static Service.Builder underWay() {
    return underWay("a");
  }

  private static Service.Builder underWay(String name) {
    return service(name)
        .createdAt(CREATED)
        .deployments(deployment(DeploymentRolloutState.IN_PROGRESS));
  }

  private static Service.Builder alsoComplete() {
    return underWay()
        .deployments(
            deployment(DeploymentRolloutState.IN_PROGRESS),
            deployment(DeploymentRolloutState.COMPLETED).toBuilder().status("ACTIVE").build());
  }

  private void deploy(Service.Builder service, String image) {
    addService(ecs, service.build(), image, digest(5));
  }

  private static Deployment deployment(DeploymentRolloutState state) {
    return Deployment.builder()
        .taskDefinition(arn("task-definition", "a:1"))
        .createdAt(at(4))
        .rolloutState(state)
        .build();
  }

  private static Deployment running(int tasks, int desired) {
    return Deployment.builder()
        .taskDefinition(arn("task-definition", "a:1"))
        .createdAt(at(4))
        .runningCount(tasks)
        .desiredCount(desired)
        .build();
  }

  private static Instant at(int hours) {
    return CREATED.plus(Duration.ofDays(30)).plus(Duration.ofHours(hours));
  }

  /** The last one that was successful ran {@code orders:v7} by its digest. */
  private void addLast() {
    list(2, "last", ServiceDeploymentStatus.SUCCESSFUL);
    addRevision("last", "a:7", "orders:v7", digest(7));
  }

  private void hideImagesOfLast() {
    ecs.revisions.computeIfPresent(
        arn("service-revision", "last"),
        (arn, revision) -> revision.toBuilder().containerImages(List.of()).build());
  }

  private void list(int hours, String name, ServiceDeploymentStatus status) {
    ecs.deployments.add(
        ServiceDeploymentBrief.builder()
            .serviceDeploymentArn(arn("service-deployment", name))
            .targetServiceRevisionArn(arn("service-revision", name))
            .createdAt(at(hours))
            .status(status)
            .build());
  }

  private void addRevision(String name, String definition, String image, @Nullable String digest) {
    addDefinition(ecs, definition, image);
    ecs.revisions.put(
        arn("service-revision", name),
        ServiceRevision.builder()
            .serviceRevisionArn(arn("service-revision", name))
            .serviceArn(arn("service", "main/a"))
            .taskDefinition(arn("task-definition", definition))
            .containerImages(
                ContainerImage.builder().image(image(image)).imageDigest(digest).build())
            .build());
  }
}
