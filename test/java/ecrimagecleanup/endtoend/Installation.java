package ecrimagecleanup.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.Terminal;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.UseLedger.Removal;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sweep.Sweep;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** The embedded AWS with the application on it, and an opted-in repository {@link #ORDERS}. */
final class Installation implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant RETIRED = Instant.parse("2026-03-03T10:00:00Z");
  static final String ORDERS = "team/orders";

  /** The accounts that run images. */
  static final String PRODUCTION = "111122223333";

  static final String DEVELOPMENT = "222233334444";

  private final EmbeddedAws aws;
  private final SandboxedApplication application;
  private final ImageOwner owner;
  private final WorkloadAccount production;
  private final Path home;
  private final Map<String, String> settings;
  private final DecisionLog decisions = DecisionLog.watch();

  private Installation(Path home, Map<String, String> settings) {
    this.home = home;
    this.settings = Map.copyOf(settings);
    aws = EmbeddedAws.start(new WorldClock(START), 1, 0, 1);
    aws.installCanary(PRODUCTION, World.REGION);
    aws.installCanary(DEVELOPMENT, World.REGION);
    application = SandboxedApplication.start(aws, home, settings);
    owner = new ImageOwner(aws.sandbox());
    owner.createImmutableRepository(ORDERS, Map.of("ecr-image-cleanup", "enabled"));
    production = account(PRODUCTION);
  }

  /** With an action and {@code key=value} settings; failed messages come again after a second. */
  static Installation with(String action, String... settings) {
    return at(Path.of("."), action, settings);
  }

  /** The same with the routes and the configuration of another folder. */
  static Installation at(Path home, String action, String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("cleanup.action", action);
    all.put("cleanup.visibility-timeout", "1");
    all.put(
        "cleanup.workloads",
        "%s/%s,%s/%s".formatted(PRODUCTION, World.REGION, DEVELOPMENT, World.REGION));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new Installation(home, all);
  }

  EmbeddedAws aws() {
    return aws;
  }

  /** What goes wrong with calls of AWS; to add to, and to remove from. */
  List<FaultInjector> faults() {
    return aws.sandbox().endpoint().faults();
  }

  SandboxedApplication application() {
    return application;
  }

  /** Another process of the application, with the same settings. */
  SandboxedApplication startAgain() {
    return SandboxedApplication.start(aws, home, settings);
  }

  ImageOwner owner() {
    return owner;
  }

  WorkloadAccount production() {
    return production;
  }

  WorkloadAccount account(String accountId) {
    return new WorkloadAccount(aws.sandbox(), accountId, World.REGION);
  }

  /** Pushes an image to {@link #ORDERS}; the digest. */
  String push(String tag) {
    return owner.push(ORDERS, tag, "content of " + tag, 1000);
  }

  /**
   * Registers a task definition of production with an image, and deregisters it at {@link
   * #RETIRED}, when the check of its registration is over: a day later the image is decided on.
   *
   * @return the ARN of the task definition
   */
  String retire(String reference) {
    String taskDefinition = production.register("orders", reference);
    retireRegistered(taskDefinition);
    return taskDefinition;
  }

  /** Deregisters a task definition of production at {@link #RETIRED}. */
  void retireRegistered(String taskDefinition) {
    application.runUntil(RETIRED);
    production.deregister(taskDefinition);
  }

  /** The reference to an image of {@link #ORDERS}. */
  static String image(String tag) {
    return image(ORDERS, tag);
  }

  /** The reference to an image of any repository. */
  static String image(String repository, String tag) {
    return RepositoryKey.shared(repository).uri() + ":" + tag;
  }

  /** The reference to an image of {@link #ORDERS} by its digest. */
  static String byDigest(String digest) {
    return RepositoryKey.shared(ORDERS).uri() + "@" + digest;
  }

  /** Sweeps all repositories, which takes two hours for their messages to come. */
  void sweep() {
    startSweep();
    pass(Duration.ofMinutes(125));
  }

  /** Asks for a sweep of all repositories, as a schedule of EventBridge Scheduler would. */
  void startSweep() {
    aws.startSweep();
    application.awaitQuiet();
  }

  /** The message by which one repository is swept; nobody waits for it. */
  void sendSweep(String repository) {
    aws.deliver(
        EmbeddedAws.SWEEPS_QUEUE,
        new Sweep(
                aws.now(),
                Optional.of(
                    new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), repository)))
            .toJson());
  }

  /** The names of all schedules that wait. */
  List<String> schedules() {
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

  /** What a schedule delivers. */
  JsonNode input(String schedule) {
    try (SchedulerClient scheduler =
        SdkClients.client(SchedulerClient.builder(), URI.create(aws.address()))) {
      return DecisionLog.parse(
          scheduler
              .getSchedule(request -> request.groupName("image-deletion-checks").name(schedule))
              .target()
              .input());
    }
  }

  /** Runs a command on it, with its settings and by its clock, without a terminal. */
  Printed run(String... arguments) {
    return run(Terminal.none(), arguments);
  }

  /** Runs a command on it, on a terminal. */
  Printed run(Terminal terminal, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    settings.forEach((key, value) -> all.add("--set=" + key + "=" + value));
    return Printed.on(terminal, aws.world().clock(), all.toArray(String[]::new));
  }

  /** Lets world time pass until then. */
  void passUntil(String time) {
    application.runUntil(Instant.parse(time));
  }

  /** Lets world time pass. */
  void pass(Duration time) {
    application.runUntil(aws.now().plus(time));
  }

  /** What the application decided. */
  DecisionLog decisions() {
    return decisions;
  }

  /** What the application decided last on an image. */
  String lastDecision(String digest) {
    return decisions.last(digest);
  }

  /** The digests of the images that were removed, in order. */
  List<String> removed() {
    return aws.world().ledger().removals().stream()
        .map(Removal::image)
        .map(image -> image.digest())
        .toList();
  }

  /** Every removal, with whether the image is gone or in the archive: {@code ARCHIVED sha256:…}. */
  List<String> removals() {
    return aws.world().ledger().removals().stream()
        .map(removal -> removal.kind() + " " + removal.image().digest())
        .toList();
  }

  /** When images were removed, in order. */
  List<Instant> removedAt() {
    return aws.world().ledger().removals().stream().map(Removal::at).toList();
  }

  /** How often the application called AWS, other than its queues. */
  long calls() {
    return aws.sandbox().endpoint().counts().all().entrySet().stream()
        .filter(call -> !call.getKey().startsWith("sqs."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How often the application called an operation such as {@code ecr.BatchDeleteImage}. */
  long calls(String operation) {
    return aws.sandbox().endpoint().counts().of(operation);
  }

  @Override
  public void close() {
    decisions.close();
    application.close();
    aws.close();
  }
}
