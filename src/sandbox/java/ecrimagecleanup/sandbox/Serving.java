package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.console.LiveLine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/** The embedded AWS on a port, for people and their AWS clients, until the process is stopped. */
final class Serving {
  private static final int VISIBILITY_SECONDS = 300;
  private static final long STOP_SECONDS = 20;

  /** The parameter of the stack that holds all removals. */
  static final String BRAKE = "/ecr-image-cleanup/brake";

  private static final String LOG_GROUP = "cleanup.log-group";

  private final Path home;
  private final Map<String, String> settings;
  private final Readings readings;
  private final LiveLine lines;
  private final DecisionLines decisions;

  /**
   * An embedded AWS to be kept up.
   *
   * @param home the folder with the routes and the configuration of the application
   * @param settings settings that differ from the configuration
   * @param readings how AWS is read
   * @param lines where it tells of itself
   * @param decisions what its application decided
   */
  Serving(
      Path home,
      Map<String, String> settings,
      Readings readings,
      LiveLine lines,
      DecisionLines decisions) {
    this.home = home;
    this.readings = readings;
    this.settings =
        new HashMap<>(
            Map.of(
                "cleanup.evidence",
                EmbeddedAws.ALL_EVIDENCE,
                "cleanup.look-every",
                "PT1M",
                "cleanup.brake-parameter",
                BRAKE));
    this.settings.putAll(settings);
    this.lines = lines;
    this.decisions = decisions;
  }

  int serve(long seed, int port, double speed, boolean withApplication, Optional<Filling> filling)
      throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    WorldClock clock =
        filling.isPresent()
            ? new WorldClock(now.minus(Filling.AGE))
            : new WorldClock(now, InstantSource.system(), speed);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop, stopped), "stop-sandbox"));
    try (EmbeddedAws aws = EmbeddedAws.start(clock, seed, port, VISIBILITY_SECONDS, readings)) {
      settleIn(aws);
      aws.sandbox().ssm().put(BRAKE, "off");
      filling.ifPresent(
          filled -> {
            filled.into(aws, now);
            clock.advanceTo(Instant.now());
            clock.runAt(speed);
          });
      aws.receive(forCommands(withApplication));
      WorldTicker ticker = new WorldTicker(aws.world());
      Optional<SandboxedApplication> application =
          withApplication
              ? Optional.of(SandboxedApplication.start(aws, home, settings))
              : Optional.empty();
      if (!readings.isFriendly()) {
        lines.print("AWS is read as: " + readings);
      }
      lines.print(
          new ServingExamples(aws.address(), speed)
              .text(withApplication, forApplication(withApplication)));
      try (ServingStatus status = new ServingStatus(aws, decisions, lines)) {
        status.begin();
        stop.await();
      }
      application.ifPresent(SandboxedApplication::close);
      ticker.close();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  /** The settings of commands that take part in the world. */
  Map<String, String> forCommands(boolean withApplication) {
    Map<String, String> all = SandboxedApplication.settings(settings);
    return withApplication ? all : withoutLogGroup(all);
  }

  /** The settings of an application that somebody starts. */
  Map<String, String> forApplication(boolean withApplication) {
    Map<String, String> all = SandboxedApplication.place();
    all.putAll(settings);
    return withApplication ? all : withoutLogGroup(all);
  }

  /** What the application of another process logs comes to no log group. */
  private Map<String, String> withoutLogGroup(Map<String, String> all) {
    if (!settings.containsKey(LOG_GROUP)) {
      all.remove(LOG_GROUP);
    }
    return all;
  }

  /** An organisation that runs something, as ECS and AWS Config show it. */
  private static void settleIn(EmbeddedAws aws) {
    for (String account : EmbeddedAws.WORKLOAD_ACCOUNTS) {
      aws.installCanary(account, World.REGION);
      WorkloadAccount workload = new WorkloadAccount(aws.sandbox(), account, World.REGION);
      workload.createService("resident", workload.register("resident", Canary.IMAGE), 1);
    }
  }

  private static void await(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.SOFTWARE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
