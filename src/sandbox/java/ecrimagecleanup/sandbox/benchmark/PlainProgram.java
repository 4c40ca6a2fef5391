package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.virtual.Present;
import ecrimagecleanup.sandbox.virtual.PresentClients;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * A program that makes the calls of a day's checks by bare clients of the SDK in a loop, and does
 * nothing with what they answer: the least that anybody needs who calls AWS from Java. For one
 * thread.
 */
final class PlainProgram implements AutoCloseable {
  private static final int WARM = 30;
  private static final int MEASURED = 100;
  private static final String GROUP = "image-deletion-checks";
  private static final String AGGREGATOR = "ecr-image-cleanup";

  private final CallTimes times;
  private final EcrClient ecr;
  private final ConfigClient config;
  private final SchedulerClient scheduler;
  private final EcsClient ecs;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Runnable> calls = new TreeMap<>();
  private int made;

  /**
   * @param present leads to {@code times}
   * @param accounts the accounts that run containers
   */
  PlainProgram(Present present, List<String> accounts, CallTimes times) {
    this.times = times;
    PresentClients clients = new PresentClients(present, accounts);
    ecr = clients.ecr();
    config = clients.config();
    scheduler = clients.scheduler();
    ecs = clients.ecs(accounts.get(0));
    addCallsOfEcr();
    addCallsOfEcs();
    addOthers();
  }

  private void addCallsOfEcr() {
    ImageDetail image =
        ecr.describeRepositoriesPaginator().repositories().stream()
            .flatMap(
                repository ->
                    ecr
                        .describeImagesPaginator(
                            request -> request.repositoryName(repository.repositoryName()))
                        .imageDetails()
                        .stream())
            .findFirst()
            .orElseThrow();
    ImageIdentifier id = ImageIdentifier.builder().imageDigest(image.imageDigest()).build();
    ImageIdentifier gone =
        ImageIdentifier.builder().imageDigest("sha256:" + "0".repeat(64)).build();
    String arn =
        "arn:aws:ecr:%s:%s:repository/%s"
            .formatted(World.REGION, World.SHARED_ACCOUNT, image.repositoryName());
    calls.put("ecr.DescribeRepositories", () -> ecr.describeRepositories());
    calls.put("ecr.ListTagsForResource", () -> ecr.listTagsForResource(r -> r.resourceArn(arn)));
    calls.put(
        "ecr.DescribeImages",
        () -> ecr.describeImages(r -> r.repositoryName(image.repositoryName()).imageIds(id)));
    calls.put(
        "ecr.BatchDeleteImage",
        () -> ecr.batchDeleteImage(r -> r.repositoryName(image.repositoryName()).imageIds(gone)));
    String named = RepositoryKey.shared(image.repositoryName()).uri();
    calls.put(
        "config.SelectAggregateResourceConfig",
        () ->
            config.selectAggregateResourceConfig(
                r ->
                    r.configurationAggregatorName(AGGREGATOR)
                        .expression(
                            "SELECT accountId, awsRegion, arn, configuration.Status,"
                                + " configuration.ContainerDefinitions.Image WHERE resourceType ="
                                + " 'AWS::ECS::TaskDefinition' AND"
                                + " configuration.ContainerDefinitions.Image LIKE '"
                                + named
                                + ":%'")));
  }

  private void addCallsOfEcs() {
    String cluster = ecs.listClusters().clusterArns().get(0);
    List<String> services = ecs.listServices(r -> r.cluster(cluster)).serviceArns();
    List<String> tasks = ecs.listTasks(r -> r.cluster(cluster)).taskArns();
    String definition =
        ecs.describeTasks(r -> r.cluster(cluster).tasks(tasks.get(0)))
            .tasks()
            .get(0)
            .taskDefinitionArn();
    calls.put("ecs.ListClusters", () -> ecs.listClusters());
    calls.put("ecs.ListServices", () -> ecs.listServices(r -> r.cluster(cluster)));
    calls.put("ecs.ListTasks", () -> ecs.listTasks(r -> r.cluster(cluster)));
    calls.put("ecs.ListTaskDefinitions", () -> ecs.listTaskDefinitions());
    calls.put("ecs.DescribeClusters", () -> ecs.describeClusters(r -> r.clusters(cluster)));
    calls.put("ecs.DescribeTasks", () -> ecs.describeTasks(r -> r.cluster(cluster).tasks(tasks)));
    calls.put(
        "ecs.DescribeServices",
        () -> ecs.describeServices(r -> r.cluster(cluster).services(services)));
    calls.put(
        "ecs.DescribeTaskDefinition",
        () -> ecs.describeTaskDefinition(r -> r.taskDefinition(definition)));
  }

  private void addOthers() {
    calls.put(
        "config.DescribeConfigurationAggregatorSourcesStatus",
        () ->
            config.describeConfigurationAggregatorSourcesStatus(
                r -> r.configurationAggregatorName(AGGREGATOR)));
    calls.put(
        "scheduler.GET /schedules",
        () -> scheduler.listSchedules(r -> r.groupName(GROUP).namePrefix("e9a325556ec853d7-")));
    calls.put(
        "scheduler.POST /schedules",
        () ->
            scheduler.createSchedule(
                r ->
                    r.groupName(GROUP)
                        .name("plain-" + made++)
                        .scheduleExpression("at(2030-01-01T00:00:00)")
                        .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                        .target(
                            t ->
                                t.arn("arn:aws:sqs:eu-central-1:999988887777:image-deletion-checks")
                                    .roleArn("arn:aws:iam::999988887777:role/scheduler")
                                    .input("{}"))));
  }

  /**
   * The processor time of a check, without that of the embedded AWS.
   *
   * @param day what the calls of the day were
   */
  Duration ofACheck(Figures day) {
    double nanos = 0;
    long known = 0;
    for (Map.Entry<String, Runnable> call : calls.entrySet()) {
      long often = day.calls().getOrDefault(call.getKey(), 0L);
      if (often > 0) {
        known += often;
        nanos += often * nanosOf(call.getValue());
      }
    }
    // What is not played, such as revisions of services, costs what the others cost.
    double all = known == 0 ? 0 : nanos * day.allCalls() / known;
    return Duration.ofNanos((long) (all / Math.max(1, day.checks())));
  }

  private double nanosOf(Runnable call) {
    for (int i = 0; i < WARM; i++) {
      call.run();
    }
    long before = threads.getCurrentThreadCpuTime() - times.nanosOfAws();
    for (int i = 0; i < MEASURED; i++) {
      call.run();
    }
    return (threads.getCurrentThreadCpuTime() - times.nanosOfAws() - before) / (double) MEASURED;
  }

  @Override
  public void close() {
    ecr.close();
    config.close();
    scheduler.close();
    ecs.close();
  }
}
