package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.StartupExamination;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.component.kubernetes.MockCluster;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.route.model.Route;
import ecrimagecleanup.route.model.RouteFile;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.FunctionTeam;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.StarterTeam;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The application with everything switched on that calls AWS, and after it every command, on the
 * embedded AWS: what IAM was asked about their calls.
 *
 * @param application about those of the application
 * @param commands about those of the commands
 */
record RecordedRuns(Set<Call> application, Set<Call> commands) {
  static final String BRAKE = "/ecr-image-cleanup/brake";
  static final String WORKLOADS = "/ecr-image-cleanup/workloads";
  static final String AGGREGATOR_ROLE = "arn:aws:iam::777788889999:role/aggregator";

  private static final String ACCOUNT = "111122223333";
  private static final String ORDERS = "team/orders";
  private static final String ARCHIVED = "team/archived";
  private static final String OTHER = "team/other";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("cleanup.task-events-queue", EmbeddedAws.TASK_EVENTS_QUEUE),
          Map.entry("cleanup.action", "delete"),
          Map.entry("cleanup.minimum-age", "PT12H"),
          Map.entry("cleanup.visibility-timeout", "1"),
          Map.entry("cleanup.workloads", ACCOUNT + "/" + World.REGION),
          Map.entry("cleanup.workloads-parameter", WORKLOADS),
          Map.entry("cleanup.aggregator-role", AGGREGATOR_ROLE),
          Map.entry("cleanup.evidence", sourcesOfEvidence()),
          Map.entry("cleanup.kubernetes", ACCOUNT + "/" + World.REGION + "/shop"),
          Map.entry("cleanup.reference-files", "test/resources/reference-files"),
          Map.entry("cleanup.reader-external-id", "sandbox"),
          Map.entry("cleanup.brake-parameter", BRAKE),
          Map.entry("cleanup.log-group", EmbeddedAws.LOG_GROUP),
          Map.entry("cleanup.event-bus", "ecr-image-cleanup"));

  /** Every source that there is a route for. */
  private static String sourcesOfEvidence() {
    String route = "direct:cleanup-evidence-";
    try (Stream<RouteFile> files = RouteFile.all(Path.of("routes/evidence"))) {
      return files
          .flatMap(file -> file.routes().map(node -> new Route(file, node).source()))
          .filter(source -> source.startsWith(route))
          .map(source -> source.substring(route.length()))
          // It is asked after the sources, and is none.
          .filter(source -> !source.equals(EvidenceSources.STALE))
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param folder for files
   */
  static RecordedRuns make(Path folder) throws IOException {
    try (EmbeddedAws aws =
            EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1);
        MockCluster cluster = new MockCluster(folder)) {
      aws.sandbox()
          .eks()
          .put(
              "arn:aws:eks:%s:%s:cluster/shop".formatted(World.REGION, ACCOUNT),
              cluster.endpoint(),
              cluster.authority());
      aws.installCanary(ACCOUNT, World.REGION);
      putParameters(aws);
      putAggregator(aws);
      putStarters(aws);
      // Whose capacity provider is not one of Fargate.
      new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION).createCluster("ec2", "own");
      Set<Call> application = record(aws, true, () -> runApplication(aws));
      List<String> schedules = schedules(aws);
      System.setProperty("aws.endpointUrl", aws.address());
      return new RecordedRuns(application, record(aws, false, () -> runCommands(aws, schedules)));
    } finally {
      System.clearProperty("aws.endpointUrl");
    }
  }

  private static Set<Call> record(EmbeddedAws aws, boolean takesMessages, Runnable run) {
    Recorder recorder = new Recorder(aws.sandbox().ecr(), takesMessages);
    aws.sandbox().endpoint().faults().add(recorder);
    run.run();
    aws.sandbox().endpoint().faults().remove(recorder);
    return recorder.calls();
  }

  /** An index is deleted, an image of another owner goes to the archive, and a sweep nominates. */
  private static void runApplication(EmbeddedAws aws) {
    ImageOwner owner = new ImageOwner(aws.sandbox());
    WorkloadAccount account = new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION);
    owner.createImmutableRepository(ORDERS, Map.of("ecr-image-cleanup", "enabled"));
    owner.createImmutableRepository(
        ARCHIVED, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:action", "archive"));
    owner.push(ARCHIVED, "1", "archived", 1000);
    owner.createImmutableRepository(OTHER, Map.of());
    owner.push(OTHER, "1", "other", 1000);
    // With five, a plan reads some of them together.
    owner.createImmutableRepository("empty/1", Map.of());
    owner.createImmutableRepository("empty/2", Map.of());
    owner.pushIndex(ORDERS, "1", List.of(owner.push(ORDERS, "child", "child", 1000)));
    owner.push(ORDERS, "never-used", "never used", 1000);
    account.createService("orders", account.register("orders", image("never-used")), 1);
    String old = account.register("old", image("1"), RepositoryKey.shared(ARCHIVED).uri() + ":1");
    try (SandboxedApplication application =
        SandboxedApplication.start(aws, Path.of("."), SETTINGS)) {
      application.runUntil(aws.now().plus(DAY));
      account.deregister(old);
      application.runUntil(aws.now().plus(DAY.plusHours(2)));
      // Without any function Lambda was asked how many there are; from now on there is one.
      new FunctionTeam(aws.sandbox(), ACCOUNT, World.REGION).create("mails", image("never-used"));
      application.runUntil(aws.now().plus(DAY.multipliedBy(2)));
      aws.startSweep();
      application.runUntil(aws.now().plus(Duration.ofHours(1)));
      owner.push(ORDERS, "pending", "pending", 1000);
      account.register("pending", image("pending"));
      application.runUntil(aws.now().plus(Duration.ofHours(1)));
      examineAtStart(aws);
    }
    assertThat(aws.world().ledger().removals())
        .extracting(removal -> removal.kind().name())
        .contains("ARCHIVED", "DELETED");
    owner.archive(ORDERS, owner.push(ORDERS, "archived", "archived", 1000));
    owner.pushIndex(ORDERS, "later", List.of(owner.push(ORDERS, "later-child", "later", 1000)));
  }

  private static void runCommands(EmbeddedAws aws, List<String> schedules) {
    aws.queues().send(EmbeddedAws.CHECKS_QUEUE + EmbeddedAws.DEAD_LETTERS, "{}");
    command(aws, "checks", "list");
    command(aws, "checks", "cancel", schedules.get(0), "--yes");
    command(aws, "checks", "dead-letters");
    for (String queue :
        List.of(
            EmbeddedAws.EVENTS_QUEUE,
            EmbeddedAws.TASK_EVENTS_QUEUE,
            EmbeddedAws.CHECKS_QUEUE,
            EmbeddedAws.SWEEPS_QUEUE)) {
      aws.queues().send(queue + EmbeddedAws.DEAD_LETTERS, "{}");
      command(aws, "checks", "redrive", queue, "--yes");
    }
    command(aws, "sweep");
    command(aws, "sweep", "--now");
    command(aws, "plan", "--stale-revisions", "--layers", "--vulnerabilities");
    command(aws, "explain", image("never-used"));
    command(aws, "history", "--summary");
    command(aws, "restore", image("archived"));
    command(aws, "opt-in", OTHER, "--yes");
    command(aws, "opt-out", OTHER, "--yes");
    command(aws, "doctor");
  }

  /** A rule and a schedule of the workload that start a task. */
  private static void putStarters(EmbeddedAws aws) {
    StarterTeam team = new StarterTeam(URI.create(aws.address()), ACCOUNT);
    team.rule("start", "arn:aws:ecs:%s:%s:task-definition/old".formatted(World.REGION, ACCOUNT));
    team.schedule(
        "start", "arn:aws:ecs:%s:%s:task-definition/old".formatted(World.REGION, ACCOUNT));
  }

  private static void command(EmbeddedAws aws, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    SETTINGS.forEach((key, value) -> all.add("--set=" + key + "=" + value));
    all.add("--set=cleanup.account-id=" + World.SHARED_ACCOUNT);
    all.add("--set=cleanup.region=" + World.REGION);
    StringWriter said = new StringWriter();
    int exitCode =
        EcrImageCleanup.commandLine(Terminal.none(), aws.world().clock())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(all.toArray(String[]::new));
    assertThat(exitCode).as("%s: %s", List.of(arguments), said).isZero();
  }

  /** What the application does by itself when it has started. */
  private static void examineAtStart(EmbeddedAws aws) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.put("cleanup.account-id", World.SHARED_ACCOUNT);
    all.put("cleanup.region", World.REGION);
    Settings settings = Settings.load(Path.of("."), Map.of(), all);
    Clock clock = aws.world().clock();
    try (Application application = new Application(Path.of("."), settings, clock)) {
      application.startForCommands();
      new StartupExamination(application, settings, clock).run();
    }
  }

  private static void putParameters(EmbeddedAws aws) {
    try (SsmClient ssm = SdkClients.client(SsmClient.builder(), URI.create(aws.address()))) {
      ssm.putParameter(put -> put.name(BRAKE).type(ParameterType.STRING).value("off"));
      ssm.putParameter(
          put ->
              put.name(WORKLOADS).type(ParameterType.STRING).value(ACCOUNT + "/" + World.REGION));
    }
  }

  /** That of the account whose role is assumed. */
  private static void putAggregator(EmbeddedAws aws) {
    AwsBasicCredentials audit = AwsBasicCredentials.create("777788889999", "sandbox");
    try (ConfigClient config =
        ConfigClient.builder()
            .endpointOverride(URI.create(aws.address()))
            .region(Region.of(World.REGION))
            .credentialsProvider(StaticCredentialsProvider.create(audit))
            .build()) {
      config.putConfigurationAggregator(
          put -> put.configurationAggregatorName("ecr-image-cleanup"));
    }
  }

  private static List<String> schedules(EmbeddedAws aws) {
    try (SchedulerClient scheduler =
        SdkClients.client(SchedulerClient.builder(), URI.create(aws.address()))) {
      return scheduler
          .listSchedulesPaginator(request -> request.groupName("image-deletion-checks"))
          .schedules()
          .stream()
          .map(ScheduleSummary::name)
          .toList();
    }
  }

  private static String image(String tag) {
    return RepositoryKey.shared(ORDERS).uri() + ":" + tag;
  }
}
