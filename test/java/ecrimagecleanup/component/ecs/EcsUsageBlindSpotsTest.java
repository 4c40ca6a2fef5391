package ecrimagecleanup.component.ecs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.LiveUse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;
import software.amazon.awssdk.services.sts.model.StsException;

/** What becomes of what cannot be seen. */
class EcsUsageBlindSpotsTest extends EcsUsageTestCase {
  static List<RuntimeException> failuresOfAnAccount() {
    return List.of(
        AccessDeniedException.builder().message("denied").build(),
        StsException.builder().message("no such role").build(),
        ApiCallTimeoutException.create(60_000),
        ServerException.builder().message("throttled").build(),
        SdkClientException.create("no route\nto host"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfAnAccount")
  void readsTheOtherAccountsIfOneCannotBeRead(RuntimeException failure) throws Exception {
    ecs.refusals.put(ListClustersRequest.class, failure);

    LiveUse use = read();

    assertThat(use.images())
        .extracting(image -> image.use().by())
        .contains("task " + arn("task", "other"));
    assertThat(texts(use))
        .singleElement()
        .asString()
        .contains(FIRST, failure.getClass().getSimpleName())
        .doesNotContain("\n");
    assertThat(of(1)).isInstanceOf(Unknown.class);
  }

  @Test
  void keepsWhatItSawBeforeAFailure() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.refusals.put(
        DescribeTaskDefinitionRequest.class,
        AccessDeniedException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode("Denied").errorMessage("x".repeat(999)).build())
            .build());

    assertThat(of(1)).isInstanceOf(Used.class);
    assertThat(of(2).text()).contains("Denied: xxx").hasSizeLessThan(400);
  }

  @Test
  void failsOnAProgrammingErrorAndIfItsThreadIsToldToStop() {
    ecs.refusals.put(ListClustersRequest.class, new IllegalStateException("bug"));
    assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class);

    ecs.refusals.put(ListClustersRequest.class, AbortedException.create("stop"));
    assertThatThrownBy(this::read).isInstanceOf(AbortedException.class);
  }

  @Test
  void doubtsAWorkloadWithoutClustersOrWithThoseOfAnother() throws Exception {
    ecs.clusters.clear();
    assertThat(of(1).text()).contains(FIRST, "has no cluster");

    ecs.clusters.addAll(other.clusters);
    assertThat(of(1).text()).contains(FIRST, "another account or region");
  }

  @Test
  void reality03AClusterOnWhichManagedDaemonsCanRunIsABlindSpotForEveryImage() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.capacityProviders.addAll(List.of("FARGATE", "FARGATE_SPOT"));
    assertThat(read().doubts()).isEmpty();
    assertThat(ecs.requests(DescribeCapacityProvidersRequest.class)).isEmpty();

    ecs.capacityProviders.addAll(List.of("autoscaling", "managed"));
    assertThat(read().doubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.text()).contains(FIRST, "capacity-provider/managed");
              assertThat(doubt.scope()).isEqualTo(Scope.EVERYTHING);
            });
  }

  @Test
  void moreCapacityProvidersThanAnAnswerHasAreReadInSeveral() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    IntStream.range(0, 11).forEach(i -> ecs.capacityProviders.add("autoscaling-" + i));
    assertThat(texts(read())).isEmpty();

    ecs.capacityProviders.add("managed");
    assertThat(texts(read())).singleElement().asString().contains("capacity-provider/managed");
  }

  /** Its cluster has just named it, so it is not gone: it may be one of Managed Instances. */
  @Test
  void aCapacityProviderThatIsMissingIsABlindSpot() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.capacityProviders.add("unknown");
    ecs.failures.put("unknown", "MISSING");

    assertThat(texts(read())).isNotEmpty().allMatch(text -> text.contains("capacity providers"));
  }

  @Test
  void doubtsAServiceThatIsNotDescribedAndNotATaskThatIsGone() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.failures.put(arn("task", "a"), "MISSING");
    assertThat(texts(read())).isEmpty();

    ecs.failures.put(arn("task", "a"), "ACCESS");
    assertThat(texts(read())).singleElement().asString().contains(arn("task", "a"), "ACCESS");

    ecs.failures.clear();
    addService(ecs, "s", "orders:v1", digest(1));
    ecs.failures.put(arn("service", "main/s"), "MISSING");
    assertThat(texts(read()))
        .singleElement()
        .asString()
        .contains(arn("service", "main/s"), "MISSING");
  }

  @Test
  void doubtsAnAnswerThatLeavesSomethingOut() throws Exception {
    ecs.services.put(arn("service", "main/x"), service("x").build());
    ecs.failures.put(arn("service-revision", "x"), "ACCESS");
    addDefinition(ecs, "x:1", "orders:v1");

    assertThat(texts(read()))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("service revisions", "ACCESS"))
        .anySatisfy(text -> assertThat(text).contains("neither in its revisions nor in its tasks"));

    ecs.failures.clear();
    assertThat(texts(read()))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("1 service revisions", "left out 1"));
  }

  static List<EcsException> unavailable() {
    return List.of(
        (EcsException) AccessDeniedException.builder().message("denied").build(),
        (EcsException) UnsupportedFeatureException.builder().message("not here").build(),
        (EcsException)
            EcsException.builder()
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("UnknownOperationException").build())
                .build());
  }

  @ParameterizedTest
  @MethodSource("unavailable")
  void doesWithTheDigestsOfTasksWithoutThoseOfRevisions(EcsException failure) throws Exception {
    addService(ecs, "a", "orders:latest", digest(9));
    ecs.refusals.put(DescribeServiceRevisionsRequest.class, failure);
    assertThat(of(1).text()).contains(FIRST, "reported no digest", arn("service", "main/a"));

    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");
    assertThat(of(1)).isInstanceOf(Unused.class);
    assertThat(of(2)).isInstanceOf(Used.class);
  }

  /** One of them may run no task yet, and then nothing else tells its digest. */
  @ParameterizedTest
  @MethodSource("unavailable")
  void doesNotDoWithTheDigestsOfTasksWhereThereAreSeveralDeployments(EcsException failure)
      throws Exception {
    addService(ecs, withTwoDeployments().build(), "orders:latest", digest(9));
    ecs.revisions.put(
        arn("service-revision", "b"),
        requireNonNull(ecs.revisions.get(arn("service-revision", "a"))).toBuilder()
            .serviceRevisionArn(arn("service-revision", "b"))
            .build());
    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");
    assertThat(of(1)).isInstanceOf(Unused.class);

    ecs.refusals.put(DescribeServiceRevisionsRequest.class, failure);
    assertThat(of(1).text()).contains(FIRST, "several deployments", arn("service", "main/a"));
    assertThat(of(2)).isInstanceOf(Used.class);
  }

  @Test
  void doesNotDoWithoutRevisionsForAnyOtherReason() throws Exception {
    addService(ecs, "a", "orders:latest", digest(9));
    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");
    ecs.refusals.put(
        DescribeServiceRevisionsRequest.class, ServerException.builder().message("oops").build());

    assertThat(of(1).text()).contains("ServerException");
  }

  @Test
  void doubtsAServiceWithoutRevisionsAndDigests() throws Exception {
    addService(
        ecs, service("a").currentServiceRevisions(List.of()).build(), "orders:latest", digest(1));

    assertThat(of(1)).isInstanceOf(Unknown.class);
    assertThat(of(1, "latest")).isInstanceOf(Used.class);
  }

  /** Its digest says nothing of the container that is to be started beside it. */
  @Test
  void doubtsAServiceWithoutRevisionsOfWhichASidecarAloneTellsADigest() throws Exception {
    addService(
        ecs, service("a").currentServiceRevisions(List.of()).build(), "orders:latest", digest(1));
    Container.Builder main =
        Container.builder().name("main").image(image("orders:latest")).lastStatus("PENDING");
    Container sidecar =
        Container.builder()
            .name("sidecar")
            .image(image("envoy:1"))
            .imageDigest(digest(7))
            .lastStatus("RUNNING")
            .build();
    Task starting = withContainers("a", main.build(), sidecar);
    putTask(starting);
    assertThat(of(1).text()).contains(arn("service", "main/a"), "no digest");
    assertThat(of(read(), "invoices", 1)).isInstanceOf(Unused.class);

    putTask(withContainers("a", main.image(null).build(), sidecar));
    assertThat(of(1).text()).contains(arn("service", "main/a"), "no digest");

    putTask(withContainers("a", main.imageDigest(digest(9)).build(), sidecar));
    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Unused.class);
    assertThat(of(9)).isInstanceOf(Used.class);
  }

  /** Service Connect brings one, whose image nobody tells. */
  @Test
  void aContainerThatTheTaskDefinitionDoesNotNameHidesNoDigest() throws Exception {
    addService(
        ecs, service("a").currentServiceRevisions(List.of()).build(), "orders:latest", digest(1));
    Container main =
        Container.builder()
            .name("main")
            .image(image("orders:latest"))
            .imageDigest(digest(9))
            .lastStatus("RUNNING")
            .build();
    putTask(withContainers("a", main, Container.builder().name("ecs-service-connect-x").build()));

    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Unused.class);
  }

  /** A task of the service a, whose task definition names its container. */
  private void putTask(Task task) {
    ecs.running.put(task.taskArn(), task.toBuilder().group("service:a").build());
    ecs.definitions.put(
        arn("task-definition", "a:1"),
        TaskDefinition.builder()
            .containerDefinitions(
                ContainerDefinition.builder().name("main").image(image("orders:latest")).build(),
                ContainerDefinition.builder().name("sidecar").image(image("envoy:1")).build())
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "UNHEARD_OF"})
  void doubtsAContainerThatRunsAnUnknownDigestOfATag(String status) throws Exception {
    addTask(ecs, "a", withStatus(task("a", "orders:v1", null, "family:a"), status), "orders:v1");

    assertThat(of(1).text()).contains(arn("task", "a"), "digest");
    assertThat(of(1, "v1")).isInstanceOf(Used.class);
  }

  @Test
  void needsNoDigestOfAContainerThatHasNoneYetOrWhoseRevisionTellsIt() throws Exception {
    addTask(ecs, "a", withStatus(task("a", "orders:v1", null, "family:a"), "PENDING"), "orders:v1");
    addTask(ecs, "b", task("b", "orders@" + digest(7), null, "family:b"), "orders:v1");
    addService(ecs, "s", "orders:latest", digest(8));
    addTask(ecs, "c", task("c", "orders:latest", null, "service:s"), "orders:latest");

    assertThat(texts(read())).isEmpty();
    assertThat(of(7)).isInstanceOf(Used.class);
    assertThat(of(8)).isInstanceOf(Used.class);
  }

  @Test
  void doubtsAContainerOfWhichNothingCanBeRead() throws Exception {
    Container unreadable = Container.builder().image("!").imageDigest("sha512:1").build();
    addTask(ecs, "a", withContainers("a", unreadable), "orders:v1");
    assertThat(texts(read())).singleElement().asString().contains(arn("task", "a"), "image");

    addTask(ecs, "a", withContainers("a"), "orders:v1");
    assertThat(texts(read()))
        .singleElement()
        .asString()
        .contains(arn("task", "a"), "did not report");

    addTask(
        ecs,
        "a",
        withContainers("a", unreadable.toBuilder().imageDigest(digest(1)).build()),
        "orders:v1");
    assertThat(of(1)).isInstanceOf(Used.class);
    assertThat(of(2)).isInstanceOf(Unused.class);
  }

  @Test
  void doubtsATaskDefinitionOfAServiceThatIsNotDescribed() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.refusals.put(
        DescribeTaskDefinitionRequest.class, ClientException.builder().message("gone").build());
    // The containers of the task tell its images.
    assertThat(texts(read())).isEmpty();

    addService(ecs, "s", "orders:v1", digest(1));
    assertThat(texts(read())).singleElement().asString().contains("s:1", "gone");

    ecs.refusals.clear();
    ecs.definitions.clear();
    assertThat(texts(read())).hasSize(2).allMatch(text -> text.contains("did not report"));
  }

  @Test
  void makesAListingThatFailsInTheMiddleABlindSpot() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    ecs.refusals.put(ListTasksRequest.class, ServerException.builder().message("oops").build());

    assertThat(of(1)).isInstanceOf(Unknown.class);
    assertThat(ecs.requests(DescribeTasksRequest.class)).isEmpty();
  }

  private static Task withStatus(Task task, String status) {
    return task.toBuilder()
        .containers(task.containers().get(0).toBuilder().lastStatus(status).build())
        .build();
  }

  private static Task withContainers(String name, Container... containers) {
    return task(name, "orders:v1", null, "family:" + name).toBuilder()
        .containers(containers)
        .build();
  }
}
