package ecrimagecleanup.sandbox.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The command {@code plan} and the baseline read one registry in turn, in real time and over HTTP,
 * in one process that has done both before.
 */
final class RegistryReading implements AutoCloseable {
  /** 20 repositories of some 250 images each, and 21 services in three accounts. */
  static final Organisation ORGANISATION = new Organisation(3, 20, 238, 7, 210, 1, true, false, 0);

  /** How many tasks each service runs. */
  static final int TASKS = 19;

  /** How often each reads it; the median counts. */
  static final int ROUNDS = 3;

  private static final int WARM = 3;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration AGE = Duration.ofDays(40);

  /**
   * What both cost.
   *
   * @param latency how long each call of AWS took at least
   * @param plan the median of the plans
   * @param baseline the median of the baselines
   */
  record Pair(Duration latency, Cost plan, Cost baseline) {}

  /** Reads the registry. */
  private interface Reader {
    /** Says how many images can go. */
    long read() throws IOException;
  }

  /** Each call takes so long. */
  private static final class Latency implements FaultInjector {
    private volatile Duration each = Duration.ZERO;

    @Override
    public Optional<Fault> before(AwsCall call) {
      try {
        Thread.sleep(each.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }
  }

  private final Organisation organisation;
  private final Path home;
  private final EmbeddedAws aws;
  private final Latency latency = new Latency();

  /**
   * @param organisation whose registry is read
   * @param home the folder with the routes and configuration of the application
   * @param seed the same seed makes the same registry
   */
  RegistryReading(Organisation organisation, Path home, long seed) {
    this.organisation = organisation;
    this.home = home;
    this.aws = EmbeddedAws.start(new WorldClock(START), seed, 0, 30);
    SandboxedApplication.pointSdkAt(aws);
    Teams teams = new Teams(organisation, aws.sandbox(), seed);
    teams.begin();
    teams.scale(TASKS);
    aws.world().advanceTo(START.plus(AGE));
    aws.sandbox().endpoint().faults().add(latency);
  }

  /** Lets both read it until their code is compiled, before anything is measured. */
  void warm() throws IOException {
    for (int i = 0; i < WARM; i++) {
      baseline();
      plan();
    }
  }

  /** Measures both, one after the other, until each was measured {@link #ROUNDS} times. */
  Pair measure(Duration each) throws IOException {
    latency.each = each;
    List<Cost> plans = new ArrayList<>();
    List<Cost> baselines = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      baselines.add(cost(this::baseline));
      plans.add(cost(this::plan));
    }
    return new Pair(each, median(plans), median(baselines));
  }

  private Cost cost(Reader reader) throws IOException {
    aws.sandbox().endpoint().counts().reset();
    long began = System.nanoTime();
    long images = reader.read();
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    return new Cost(aws.sandbox().endpoint().counts().all(), time, images);
  }

  private static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted((one, other) -> one.time().compareTo(other.time()))
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private long baseline() {
    return new Baseline(organisation.accounts(), RegistryReading::ecs, EcrClient::create).run();
  }

  /** In the embedded AWS the access key is the account that calls. */
  private static EcsClient ecs(String account) {
    return EcsClient.builder()
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "sandbox")))
        .build();
  }

  private long plan() throws IOException {
    Path file = Files.createTempFile("plan", ".json");
    try {
      List<String> arguments =
          new ArrayList<>(List.of("plan", "--format=json", "--output=" + file, "--home=" + home));
      settings().forEach((key, value) -> arguments.add("--set=%s=%s".formatted(key, value)));
      StringWriter printed = new StringWriter();
      int code =
          EcrImageCleanup.commandLine(Terminal.none(), aws.world().clock())
              .setOut(new PrintWriter(printed))
              .setErr(new PrintWriter(printed))
              .execute(arguments.toArray(String[]::new));
      if (code != 0) {
        throw new IllegalStateException("plan has failed: %s".formatted(printed));
      }
      JsonNode images = Json.parse(Files.readString(file)).at("/totals/images");
      return images.path("removable").asLong();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Map<String, String> settings() {
    return SandboxedApplication.settings(
        Map.of(
            "cleanup.workloads",
            organisation.accounts().stream()
                .map(account -> account + "/" + World.REGION)
                .collect(Collectors.joining(",")),
            // as in production
            SandboxedApplication.PACED,
            "true"));
  }

  @Override
  public void close() {
    aws.close();
    System.clearProperty("aws.endpointUrl");
  }
}
