package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.StsException;

/** What runs in a workload account, as the ordinary SDK sees it over HTTP by an assumed role. */
class LiveEcsTest {
  private static final String REPOSITORY = "team/orders";
  private static final String IMAGE = RepositoryKey.shared(REPOSITORY).uri();
  private static final String ACCOUNT = "111122223333";
  private static final String OTHER_ACCOUNT = "444455556666";

  private final EmbeddedAws aws =
      EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 30);
  private final World world = aws.world();
  private final ImageOwner owner = new ImageOwner(aws.sandbox());
  private final WorkloadAccount team = new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION);
  private final StsClient sts = SdkClients.client(StsClient.builder(), URI.create(aws.address()));
  private final EcsClient ecs = reader(ACCOUNT);

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of());
  }

  @AfterEach
  void stop() {
    ecs.close();
    sts.close();
    aws.close();
  }

  @Test
  void theAssumedRoleSeesItsOwnAccountOnly() {
    WorkloadAccount other = new WorkloadAccount(aws.sandbox(), OTHER_ACCOUNT, World.REGION);
    other.call("CreateCluster", Json.object().put("clusterName", "more"));

    assertThat(ecs.listClusters().clusterArns())
        .containsExactly("arn:aws:ecs:eu-central-1:111122223333:cluster/default");
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClustersPaginator(r -> r.maxResults(1)).clusterArns())
          .containsExactly(
              "arn:aws:ecs:eu-central-1:444455556666:cluster/default",
              "arn:aws:ecs:eu-central-1:444455556666:cluster/more");
    }
    assertThat(sts.getCallerIdentity().account()).isEqualTo(World.SHARED_ACCOUNT);
  }

  @Test
  void listsServicesTenAtATimeUnlessMoreAreAskedFor() {
    String definition = team.register("orders", "example.com/orders:v1");
    IntStream.range(0, 12).forEach(i -> team.createService("s%02d".formatted(i), definition, 0));

    assertThat(ecs.listServices(r -> {}).serviceArns()).hasSize(10);
    assertThat(ecs.listServices(r -> r.maxResults(100)).serviceArns()).hasSize(12);
    assertThat(ecs.listServicesPaginator(r -> r.cluster("default")).serviceArns())
        .hasSize(12)
        .first()
        .isEqualTo("arn:aws:ecs:eu-central-1:111122223333:service/default/s00");
  }

  @Test
  void aServiceShowsAllItsDeploymentsAndTheirDigests() {
    String one = owner.push(REPOSITORY, "v1", "one", 1000);
    String two = owner.push(REPOSITORY, "v2", "two", 1000);
    String first = team.register("orders", IMAGE + ":v1");
    String second = team.register("orders", IMAGE + ":v2");
    team.createService("orders", first, 1);
    world.advance(Duration.ofMinutes(5));
    team.deregister(first);
    team.deploy("orders", second);

    Service service = service("orders");

    assertThat(service.taskDefinition()).isEqualTo(second);
    assertThat(service.deployments())
        .extracting(Deployment::taskDefinition)
        .containsExactly(second, first);
    assertThat(imagesOfCurrentRevisions(service))
        .containsExactlyInAnyOrder(IMAGE + ":v1 " + one, IMAGE + ":v2 " + two);
    assertThat(ecs.describeTaskDefinition(r -> r.taskDefinition(first)).taskDefinition().status())
        .isEqualTo(TaskDefinitionStatus.INACTIVE);

    world.advance(Duration.ofMinutes(5));
    assertThat(imagesOfCurrentRevisions(service("orders"))).containsExactly(IMAGE + ":v2 " + two);
  }

  @Test
  void aServiceWithoutTasksStillShowsItsDigest() {
    String digest = owner.push(REPOSITORY, "stable", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":stable"), 1);
    team.scale("orders", 0);
    owner.push(REPOSITORY, "stable", "two", 1000);
    world.advance(Duration.ofDays(1));

    assertThat(tasks(DesiredStatus.RUNNING)).isEmpty();
    assertThat(imagesOfCurrentRevisions(service("orders")))
        .containsExactly(IMAGE + ":stable " + digest);
  }

  @Test
  void listsTheDeploymentsOfAServiceNewestFirst() {
    team.createService("orders", team.register("orders", "example.com/orders:v1"), 1);
    for (int i = 2; i <= 5; i++) {
      world.advance(Duration.ofHours(1));
      team.deploy("orders", team.register("orders", "example.com/orders:v" + i));
    }

    List<ServiceDeploymentBrief> all =
        ecs.listServiceDeployments(r -> r.service("orders").cluster("default"))
            .serviceDeployments();
    assertThat(all)
        .extracting(ServiceDeploymentBrief::statusAsString)
        .containsExactly("IN_PROGRESS", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL");
    assertThat(all.get(0).createdAt()).isEqualTo(world.now());

    var firstPage = ecs.listServiceDeployments(r -> r.service("orders").maxResults(2));
    var secondPage =
        ecs.listServiceDeployments(
            r -> r.service("orders").maxResults(3).nextToken(firstPage.nextToken()));
    assertThat(firstPage.serviceDeployments()).isEqualTo(all.subList(0, 2));
    assertThat(secondPage.serviceDeployments()).isEqualTo(all.subList(2, 5));
    assertThat(secondPage.nextToken()).isNull();
    assertThat(
            ecs.listServiceDeployments(r -> r.service("orders").statusWithStrings("IN_PROGRESS"))
                .serviceDeployments())
        .isEqualTo(all.subList(0, 1));
  }

  @Test
  void aServiceThatDrainsCanStillBeRead() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":v1"), 1);
    team.deleteService("orders");

    assertThat(service("orders").status()).isEqualTo("DRAINING");
    assertThat(service("orders").deployments()).hasSize(1);
    assertThat(ecs.listServiceDeployments(r -> r.service("orders")).serviceDeployments())
        .hasSize(1);

    world.advance(Duration.ofMinutes(5));
    assertThat(ecs.listServices(r -> {}).serviceArns()).isEmpty();
  }

  @Test
  void aTaskSetShowsItsTaskDefinition() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("orders", IMAGE + ":v1");
    ObjectNode service = Json.object().put("serviceName", "blue-green").put("desiredCount", 1);
    service.putObject("deploymentController").put("type", "EXTERNAL");
    team.call("CreateService", service);
    team.call(
        "CreateTaskSet",
        Json.object().put("service", "blue-green").put("taskDefinition", definition));

    assertThat(service("blue-green").taskDefinition()).isNull();
    assertThat(service("blue-green").taskSets())
        .extracting(TaskSet::taskDefinition)
        .containsExactly(definition);
  }

  @Test
  void aStoppedTaskStaysListedForAnHour() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    String arn = team.runTask(team.register("orders", IMAGE + ":v1"));
    Instant started = world.now();
    world.advance(Duration.ofMinutes(10));
    assertThat(tasks(DesiredStatus.STOPPED)).isEmpty();
    assertThat(tasks(DesiredStatus.PENDING)).isEmpty();
    assertThat(tasks(DesiredStatus.RUNNING))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.taskArn()).isEqualTo(arn);
              assertThat(task.startedAt()).isEqualTo(started);
              assertThat(task.stoppedAt()).isNull();
              assertThat(task.containers().get(0).imageDigest()).isEqualTo(digest);
            });

    team.stopTask(arn);
    Instant stopped = world.now();
    world.advance(Duration.ofMinutes(59));
    assertThat(tasks(DesiredStatus.RUNNING)).isEmpty();
    assertThat(tasks(DesiredStatus.STOPPED))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.stoppedAt()).isEqualTo(stopped);
              assertThat(task.lastStatus()).isEqualTo("STOPPED");
              assertThat(task.containers().get(0).imageDigest()).isEqualTo(digest);
            });

    world.advance(Duration.ofMinutes(2));
    assertThat(tasks(DesiredStatus.STOPPED)).isEmpty();
    assertThat(ecs.describeTasks(r -> r.tasks(arn)).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
  }

  @Test
  void aTaskThatCannotPullNamesItsImageWithoutADigest() {
    team.runTask(team.register("orders", IMAGE + ":none"));

    assertThat(tasks(DesiredStatus.STOPPED))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.startedAt()).isNull();
              assertThat(task.stoppedAt()).isEqualTo(world.now());
              assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
              assertThat(task.containers()).hasSize(1);
              assertThat(task.containers().get(0).image()).isEqualTo(IMAGE + ":none");
              assertThat(task.containers().get(0).imageDigest()).isNull();
            });
  }

  @Test
  void listsTasksPageByPage() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":v1"), 25);

    List<String> listed =
        ecs.listTasksPaginator(r -> r.maxResults(10)).taskArns().stream().toList();

    assertThat(listed).hasSize(25).doesNotHaveDuplicates();
    assertThat(aws.sandbox().endpoint().counts().of("ecs.ListTasks")).isEqualTo(3);
  }

  @Test
  void everyCallOfAnUnreadableAccountIsDenied() {
    aws.unreadable().denyCalls(ACCOUNT);

    assertThatThrownBy(() -> ecs.listClusters())
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("is not authorized to perform: ecs:ListClusters");
    assertThatThrownBy(() -> ecs.describeTaskDefinition(r -> r.taskDefinition("orders")))
        .isInstanceOf(AccessDeniedException.class);
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClusters().clusterArns()).isEmpty();
    }
    String byTheTeam = team.register("orders", "example.com/orders:v1");

    aws.unreadable().allow(ACCOUNT);
    assertThat(ecs.describeTaskDefinition(r -> r.taskDefinition("orders")).taskDefinition())
        .satisfies(definition -> assertThat(definition.taskDefinitionArn()).isEqualTo(byTheTeam));
  }

  @Test
  void aRoleThatCannotBeAssumedIsDenied() {
    aws.unreadable().denyRoles(ACCOUNT);

    assertThatThrownBy(() -> ecs.listClusters())
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(e).hasMessageContaining("role/ecr-image-cleanup-reader");
            });
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClusters().clusterArns()).isEmpty();
    }
  }

  @Test
  void aCanaryComesAgainEveryDay() {
    aws.installCanary(ACCOUNT, World.REGION);
    world.advance(Duration.ofHours(25));

    assertThat(ecs.listTaskDefinitions(r -> r.familyPrefix(Canary.FAMILY)).taskDefinitionArns())
        .singleElement()
        .satisfies(arn -> assertThat(arn).endsWith(Canary.FAMILY + ":2"));
    assertThat(aws.deliveries(EmbeddedAws.EVENTS_QUEUE)).isEqualTo(3);
  }

  private Service service(String name) {
    return ecs.describeServices(r -> r.services(name)).services().get(0);
  }

  private List<String> imagesOfCurrentRevisions(Service service) {
    List<String> arns =
        service.currentServiceRevisions().stream().map(ServiceCurrentRevisionSummary::arn).toList();
    return ecs
        .describeServiceRevisions(r -> r.serviceRevisionArns(arns))
        .serviceRevisions()
        .stream()
        .flatMap(revision -> revision.containerImages().stream())
        .map(LiveEcsTest::text)
        .toList();
  }

  private static String text(ContainerImage image) {
    return image.image() + " " + image.imageDigest();
  }

  private List<Task> tasks(DesiredStatus status) {
    List<String> arns = ecs.listTasks(r -> r.desiredStatus(status)).taskArns();
    return arns.isEmpty() ? List.of() : ecs.describeTasks(r -> r.tasks(arns)).tasks();
  }

  private EcsClient reader(String accountId) {
    return EcsClient.builder()
        .endpointOverride(URI.create(aws.address()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(
                    r ->
                        r.roleArn("arn:aws:iam::" + accountId + ":role/ecr-image-cleanup-reader")
                            .roleSessionName("ecr-image-cleanup")
                            .externalId("secret-word"))
                .build())
        .build();
  }
}
