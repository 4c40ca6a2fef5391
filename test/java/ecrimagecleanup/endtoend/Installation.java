package ecrimagecleanup.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** The embedded AWS with the application on it, and an opted-in repository {@link #ORDERS}. */
final class Installation implements Observed, Troubled, AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant RETIRED = Instant.parse("2026-03-03T10:00:00Z");
  static final String ORDERS = "team/orders";

  /** An opted-in repository whose tags can move, once an image is pushed there. */
  static final String MOVING = "team/moving";

  /** The tags of a repository whose owner has opted in. */
  static final Map<String, String> OPTED_IN = Map.of("ecr-image-cleanup", "enabled");

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
    createOptedIn(ORDERS);
    production = account(PRODUCTION);
  }

  /** With an action and {@code key=value} settings; failed messages come again after a second. */
  static Installation with(String action, String... settings) {
    return at(Path.of("."), action, settings);
  }

  /**
   * The same, whose queries of AWS Config fail soon when they are throttled, and not in a minute.
   */
  static Installation impatient(String action, String... settings) {
    String limits = "camel.component.config-aggregator.configuration.api-call-";
    return with(
        action,
        Stream.concat(
                Stream.of(settings),
                Stream.of(limits + "timeout=5000", limits + "attempt-timeout=1500"))
            .toArray(String[]::new));
  }

  /** The same with the routes and the configuration of another folder. */
  static Installation at(Path home, String action, String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("cleanup.action", action);
    all.put("cleanup.visibility-timeout", "1");
    all.put(SandboxedApplication.PACED, "false");
    all.put("cleanup.log-group", EmbeddedAws.LOG_GROUP);
    all.put(
        "cleanup.workloads",
        "%s/%s,%s/%s".formatted(PRODUCTION, World.REGION, DEVELOPMENT, World.REGION));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    if (!all.getOrDefault("cleanup.evidence", "ecs-live").contains("ecs-live")) {
      all.put("cleanup.config-alone", "trust");
    }
    return new Installation(home, all);
  }

  /** The setting that has further sources asked besides those that have to be there. */
  static String evidence(String... further) {
    return "cleanup.evidence=config-coverage,config-task-definitions,config-services,"
        + String.join(",", further);
  }

  @Override
  public EmbeddedAws aws() {
    return aws;
  }

  /** A client for what answers there, as the shared account. */
  <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return SdkClients.client(builder, URI.create(aws.address()));
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

  /** Creates another repository that is opted in, and in which no tag can move. */
  void createOptedIn(String repository) {
    owner.createImmutableRepository(repository, OPTED_IN);
  }

  /** Pushes an image to {@link #MOVING}, an opted-in repository whose tags can move; the digest. */
  String pushToMoving(String tag) {
    owner.createRepository(MOVING, OPTED_IN);
    return owner.push(MOVING, tag, "content of " + tag, 1000);
  }

  /** Pushes an image to {@link #ORDERS}; the digest. */
  String push(String tag) {
    return owner.push(ORDERS, tag, "content of " + tag, 1000);
  }

  /** Has AWS Config record a resource of production; its ARN. */
  String record(String type, String arn, String configuration) {
    JsonNode json = Json.parse(configuration.replace('\'', '"'));
    aws.world().inventory().changed(PRODUCTION, World.REGION, type, arn, arn, (ObjectNode) json);
    return arn;
  }

  /** Registers so many task definitions of an account, all with the same image. */
  void registerMany(String accountId, int number, String reference) {
    WorkloadAccount account = account(accountId);
    for (int i = 0; i < number; i++) {
      account.register("a-" + i, reference);
    }
  }

  /** Registers a task definition of production with an image, and deregisters it at once. */
  void useAndStop(String reference) {
    production.deregister(production.register("orders", reference));
  }

  /** Pushes an image to {@link #ORDERS} and {@linkplain #retire retires} it; the digest. */
  String pushAndRetire(String tag) {
    String digest = push(tag);
    retire(image(tag));
    return digest;
  }

  /** With this setting a check believes what one an hour before has read. */
  static final String SHARED_FOR_LONG = "cleanup.shared-for=PT2H";

  /**
   * Pushes the images 1 and 2, retires 1, and 2 four minutes later: the check of 2 is due an hour
   * after that of 1.
   *
   * @return both digests, that of 1 first
   */
  List<String> pushAndRetireTwo() {
    List<String> both = List.of(push("1"), push("2"));
    String second = production.register("other", image("2"));
    retire(image("1"));
    pass(Duration.ofMinutes(4));
    production.deregister(second);
    return both;
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
    aws.startSweep();
    application.awaitQuiet();
    pass(Duration.ofMinutes(125));
  }

  /** The schedules that wait. */
  Schedules schedules() {
    return new Schedules(this);
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

  @Override
  public void close() {
    decisions.close();
    application.close();
    aws.close();
  }
}
