package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ecrimagecleanup.Application;
import ecrimagecleanup.route.LogLines;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code run} says of the account when it has started. */
class StartupExaminationTest {
  private static final Path HOME = Path.of(".");
  private static final Settings SETTINGS =
      Settings.load(
          HOME,
          Map.of(),
          Map.of(
              "cleanup.account-id", World.SHARED_ACCOUNT,
              "cleanup.region", World.REGION,
              "cleanup.workloads", "111122223333/" + World.REGION,
              "cleanup.visibility-timeout", "1",
              "cleanup.wait-time", "1",
              "cleanup.sweep-cron", "",
              "camel.management.enabled", "false"));

  private final LogLines lines = LogLines.of(StartupExamination.class);
  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T09:00:00Z"));

  @AfterEach
  void stopListening() {
    lines.close();
    System.clearProperty("aws.endpointUrl");
  }

  /** As the command {@code run} does. */
  private static Thread start(Application application) {
    Thread running =
        new Thread(
            () -> {
              try {
                application.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    running.setDaemon(true);
    running.start();
    return running;
  }

  @Test
  void eachThingThatIsAmissIsALineAndTheWholeIsOne() {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 1);
        Application application = new Application(HOME, SETTINGS, clock)) {
      System.setProperty("aws.endpointUrl", aws.address());
      application.whenStarted(new StartupExamination(application, SETTINGS, clock)::begin);

      Thread running = start(application);

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(lines.withLevels())
                      .last()
                      .asString()
                      .startsWith("INFO Doctor: ")
                      .endsWith(" ecr-image-cleanup doctor shows all."));
      assertThat(lines.withLevels())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(
                          "ERROR Doctor, canary and recorder: The aggregator shows no ACTIVE canary task definition in 111122223333/eu-central-1"))
          .noneSatisfy(line -> assertThat(line).contains("Doctor, clock"))
          .as("a call for each repository is too much for every start")
          .noneSatisfy(line -> assertThat(line).contains("Doctor, repositories"));
      assertThat(running.isAlive()).isTrue();
    }
  }

  @Test
  void anExaminationThatIsNotPossibleStopsNothing() {
    try (Application neverStarted = new Application(HOME, SETTINGS, clock)) {
      new StartupExamination(neverStarted, SETTINGS, clock).run();
    }

    assertThat(lines.withLevels())
        .containsExactly(
            "WARN Doctor could not look at the account; the application runs all the same.");
  }
}
