package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.LiveUse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What is not known keeps what it can concern, and no more. */
class ScopeOfDoubtTest extends EcsUsageTestCase {
  private static final Container SERVICE_CONNECT =
      Container.builder().name("ecs-service-connect-4Ue7").lastStatus("RUNNING").build();

  @Test
  void reality19AContainerThatTheTaskDefinitionDoesNotNameCannotBlind() throws Exception {
    addTaskOf(SERVICE_CONNECT, "app", image("orders:v1"));

    LiveUse use = read();

    assertThat(use.doubts()).isEmpty();
    assertThat(of(use, "orders", 2)).isInstanceOf(Unused.class);
  }

  @Test
  void reality19AContainerOfARevisionThatTheTaskDefinitionDoesNotNameCannotBlind()
      throws Exception {
    addService(ecs, "s", "orders:v1", digest(1));
    ecs.definitions.put(arn("task-definition", "s:1"), naming("app", image("orders:v1")));
    ecs.revisions.computeIfPresent(
        arn("service-revision", "s"),
        (arn, revision) ->
            revision.toBuilder()
                .containerImages(
                    ContainerImage.builder().containerName(SERVICE_CONNECT.name()).build(),
                    revision.containerImages().get(0))
                .build());

    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Used.class);
  }

  @Test
  void reality19AContainerOfARevisionBlindsIfTheTaskDefinitionIsNotDescribed() throws Exception {
    addService(ecs, "s", "orders:v1", digest(1));
    ecs.revisions.computeIfPresent(
        arn("service-revision", "s"),
        (arn, revision) ->
            revision.toBuilder()
                .containerImages(
                    ContainerImage.builder().containerName(SERVICE_CONNECT.name()).build())
                .build());
    ecs.refusedDescriptions.put(
        arn("task-definition", "s:1"), ClientException.builder().message("gone").build());

    assertThat(texts(read()))
        .hasSize(2)
        .anyMatch(text -> text.contains("whose image cannot be read"));
  }

  @Test
  void reality19AContainerThatTheTaskDefinitionNamesIsKnownByThatName() throws Exception {
    Container app = Container.builder().name("app").lastStatus("RUNNING").build();
    addTaskOf(app, "app", image("orders:v1"));

    LiveUse use = read();

    assertThat(of(use, "orders", 1, "v1")).isInstanceOf(Used.class);
    assertThat(use.images())
        .filteredOn(image -> image.use().by().equals("task " + arn("task", "a")))
        .hasSize(2);
    // Its tag may have moved since it was pulled.
    assertThat(doubt(use).scope()).isEqualTo(of("orders"));
    assertThat(of(use, "orders", 2)).isInstanceOf(Unknown.class);
    assertThat(of(use, "billing", 2)).isInstanceOf(Unused.class);
  }

  @Test
  void reality19AContainerOfATaskDefinitionThatIsNotDescribedBlinds() throws Exception {
    addTaskOf(SERVICE_CONNECT, "app", image("orders:v1"));
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"), ClientException.builder().message("gone").build());

    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);
  }

  @Test
  void reality19AContainerBlindsIfNobodySaysHowContainersAreCalled() throws Exception {
    addTaskOf(SERVICE_CONNECT.toBuilder().name(null).build(), "app", image("orders:v1"));
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);

    memory.forget();
    addTaskOf(SERVICE_CONNECT, null, image("orders:v1"));
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);
  }

  @Test
  void reality20AServiceWithoutTaskAndRevisionConcernsTheRepositoriesThatItNames()
      throws Exception {
    addService(
        ecs,
        service("s")
            .currentServiceRevisions(List.of())
            .deployments(
                Deployment.builder()
                    .taskDefinition(arn("task-definition", "old:1"))
                    .rolloutState(DeploymentRolloutState.COMPLETED)
                    .build())
            .taskSets(TaskSet.builder().taskDefinition(arn("task-definition", "set:1")).build())
            .build(),
        "orders:v1",
        null);
    addDefinition(ecs, "old:1", "billing:v1");
    addDefinition(ecs, "set:1", "invoices:v1");

    LiveUse use = read();

    assertThat(doubt(use).scope()).isEqualTo(of("orders", "billing", "invoices"));
    assertThat(doubt(use).text()).contains(FIRST, arn("service", "main/s"));
    assertThat(of(use, "invoices", 1)).isInstanceOf(Unknown.class);
    assertThat(of(use, "shipping", 1)).isInstanceOf(Unused.class);
  }

  @Test
  void reality20AServiceThatNamesNoImageOfEcrConcernsNone() throws Exception {
    addService(ecs, withoutRevision(service("s")), "ignored", null);
    ecs.definitions.put(arn("task-definition", "s:1"), naming("app", "docker.io/library/nginx:1"));

    assertThat(texts(read())).isEmpty();
  }

  @Test
  void reality20AServiceWhoseTaskDefinitionIsNotDescribedConcernsEverything() throws Exception {
    addService(ecs, withoutRevision(service("s")), "orders:v1", null);
    ecs.refusedDescriptions.put(
        arn("task-definition", "s:1"), ClientException.builder().message("gone").build());

    assertThat(read().doubts())
        .hasSize(2)
        .allSatisfy(doubt -> assertThat(doubt.scope()).isEqualTo(Scope.EVERYTHING));
  }

  @Test
  void reality20AServiceWithoutATaskDefinitionConcernsEverything() throws Exception {
    addService(ecs, withoutAnything(service("s")).build(), "orders:v1", null);
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);

    addService(
        ecs, withoutRevision(service("s").taskDefinition("arn:aws:ecs:no")), "orders:v1", null);
    assertThat(texts(read())).anyMatch(text -> text.contains("whose ARN cannot be read"));
  }

  @Test
  void reality20AServiceThatSomebodyElseControlsHasNothingToRunWithoutATaskSet() throws Exception {
    addService(
        ecs,
        controlledBy(DeploymentControllerType.EXTERNAL, withoutAnything(service("s"))),
        "orders:v1",
        null);
    assertThat(texts(read())).isEmpty();

    addService(
        ecs,
        controlledBy(
            DeploymentControllerType.EXTERNAL,
            withoutAnything(service("s")).taskSets(TaskSet.builder().build())),
        "orders:v1",
        null);
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);

    addService(
        ecs,
        controlledBy(DeploymentControllerType.CODE_DEPLOY, withoutAnything(service("s"))),
        "orders:v1",
        null);
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);
  }

  /** Such as one that can never start, since its image is gone: it would keep the rest for ever. */
  @Test
  void reality20AServiceThatNamesItsImageByDigestRunsNoOtherAndLeavesNoDoubt() throws Exception {
    addService(ecs, withoutRevision(service("s")), "orders:v1@" + digest(3), null);

    LiveUse use = read();

    assertThat(use.doubts()).isEmpty();
    assertThat(of(use, "orders", 3)).isInstanceOf(Used.class);
    assertThat(of(use, "orders", 2)).isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXTERNAL", "CODE_DEPLOY"})
  void reality20ATaskSetOfAServiceThatSomebodyElseControlsIsAUse(String controller)
      throws Exception {
    addService(
        ecs,
        controlledBy(
            DeploymentControllerType.fromValue(controller),
            withoutAnything(service("s"))
                .taskSets(
                    TaskSet.builder().taskDefinition(arn("task-definition", "set:1")).build())),
        "orders:v1",
        null);
    addDefinition(ecs, "set:1", "billing:v1");
    LiveUse use = read();
    assertThat(of(use, "billing", 1, "v1")).isInstanceOf(Used.class);
    assertThat(doubt(use).scope()).isEqualTo(of("billing"));

    addTask(ecs, "t", task("t", "billing:v1", digest(7), "service:s"), "billing:v1");
    use = read();
    assertThat(of(use, "billing", 7)).isInstanceOf(Used.class);
    assertThat(use.doubts()).isEmpty();
  }

  @Test
  void reality20AWorkloadWithoutAClusterIsFineOnceEcsListsTheCanaryThere() throws Exception {
    ecs.clusters.clear();
    String uri = URI + "&canary=image-cleanup-canary";
    addActive(ecs, "image-cleanup-canary-2:7", "orders:v7");
    assertThat(doubt(read(uri, "")).text()).contains(FIRST, "image-cleanup-canary");
    assertThat(doubt(read(uri, "")).scope()).isEqualTo(Scope.EVERYTHING);

    memory.forget();
    addActive(ecs, "image-cleanup-canary:7", "orders:v8");
    assertThat(texts(read(uri, ""))).isEmpty();
    assertThat(texts(read(URI, ""))).singleElement().asString().contains("has no cluster");
  }

  @Test
  void reality20ATaskOfUnknownDigestConcernsTheRepositoriesOfItsTaskDefinition() throws Exception {
    addTask(ecs, "a", "orders:v1", null);
    ecs.definitions.put(arn("task-definition", "a:1"), naming("app", image("billing:v1")));
    assertThat(doubt(read()).scope()).isEqualTo(of("orders", "billing"));

    memory.forget();
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"), ClientException.builder().message("gone").build());
    assertThat(doubt(read()).scope()).isEqualTo(Scope.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN_PROGRESS", "FAILED", "COMPLETED"})
  void reality10ADeploymentIsAUseWhateverBecameOfItsRollout(String state) throws Exception {
    addService(
        ecs,
        service("s")
            .deployments(
                Deployment.builder()
                    .taskDefinition(arn("task-definition", "s:2"))
                    .rolloutState(DeploymentRolloutState.fromValue(state))
                    .desiredCount(0)
                    .build())
            .build(),
        "orders:v1",
        digest(1));
    addDefinition(ecs, "s:2", "orders:v2");

    assertThat(of(9, "v2").text()).contains("s:2", "service", "main/s");
  }

  @Test
  void servicesOfOneNameInTwoClustersAreTwo() throws Exception {
    ecs.clusters.add(arn("cluster", "second"));
    addService(ecs, withoutRevision(service("s")), "orders:v1", null);
    addTask(ecs, "t", task("t", "orders:v1", digest(2), "service:s"), "orders:v1");
    assertThat(texts(read())).isEmpty();

    ecs.running.keySet().forEach(task -> ecs.clusterOfTask.put(task, arn("cluster", "second")));

    assertThat(texts(read())).singleElement().asString().contains("main/s");
  }

  private void addTaskOf(Container container, @Nullable String named, String image) {
    var task = task("a", "orders:v1", digest(1), "family:a");
    ecs.running.put(
        task.taskArn(),
        task.toBuilder()
            .containers(task.containers().get(0).toBuilder().name("main").build(), container)
            .build());
    ecs.definitions.put(arn("task-definition", "a:1"), naming(named, image));
  }

  private static TaskDefinition naming(@Nullable String name, String image) {
    return TaskDefinition.builder()
        .containerDefinitions(ContainerDefinition.builder().name(name).image(image).build())
        .build();
  }

  private static Service withoutRevision(Service.Builder service) {
    return service.currentServiceRevisions(List.of()).build();
  }

  private static Service.Builder withoutAnything(Service.Builder service) {
    return service.currentServiceRevisions(List.of()).deployments(List.of()).taskDefinition(null);
  }

  private static Service controlledBy(DeploymentControllerType type, Service.Builder service) {
    return service.deploymentController(controller -> controller.type(type)).build();
  }

  private static Doubt doubt(LiveUse use) {
    assertThat(use.doubts()).hasSize(1);
    return use.doubts().get(0);
  }

  private static Scope of(String... repositories) {
    return new Scope.Repositories(
        Arrays.stream(repositories).map(EcsUsageTestCase::repository).collect(Collectors.toSet()));
  }
}
