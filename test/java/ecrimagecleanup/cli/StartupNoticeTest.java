package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.Application;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupNoticeTest {
  private static final Path HOME = Path.of(".");

  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T09:00:00Z"));

  @AfterEach
  void forget() {
    System.clearProperty("aws.endpointUrl");
  }

  private List<String> notice(Map<String, String> overrides) {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 1)) {
      System.setProperty("aws.endpointUrl", aws.address());
      Map<String, String> all =
          new HashMap<>(
              Map.of(
                  "cleanup.account-id",
                  World.SHARED_ACCOUNT,
                  "cleanup.region",
                  World.REGION,
                  "cleanup.workloads",
                  "111122223333/" + World.REGION,
                  "cleanup.instance",
                  "test",
                  "camel.management.enabled",
                  "false"));
      all.putAll(overrides);
      Settings settings = Settings.load(HOME, Map.of(), all);
      try (Application application = new Application(HOME, settings, clock)) {
        application.startForCommands();
        return new StartupNotice(application, settings).lines();
      }
    }
  }

  @Test
  void saysWhatRunsWhereAndWhetherItMayRemoveAnything() {
    assertThat(notice(Map.of()))
        .containsExactly(
            new Version().getVersion()[0]
                + " has started as test in account 999988887777, region eu-central-1.",
            "Registries: 999988887777/eu-central-1",
            "Workloads: 111122223333/eu-central-1; every account and region in which a canary is seen is one, too",
            "Action: report; nothing is removed",
            "Evidence: config-coverage, config-task-definitions, config-services, ecr-pull-time, ecs-live",
            "No brake is set up. Set cleanup.brake-parameter.",
            "Metrics: off, by camel.management.enabled");
  }

  @Test
  void saysThatTheBrakeIsEngaged(@TempDir Path folder) throws IOException {
    Path brake = Files.createFile(folder.resolve("brake"));

    assertThat(notice(Map.of("cleanup.action", "delete", "cleanup.brake-file", brake.toString())))
        .contains(
            "Action: delete",
            "Brake: engaged. The file %s of cleanup.brake-file holds removals.".formatted(brake));
  }

  @Test
  void saysThatTheBrakeIsOff() {
    assertThat(notice(Map.of("cleanup.brake-file", "/there/is/no/brake"))).contains("Brake: off");
  }

  @Test
  void saysWhatCannotBeRead() {
    assertThat(
            notice(
                Map.of(
                    "cleanup.brake-parameter", "/missing",
                    "cleanup.workloads-parameter", "/missing")))
        .anyMatch(line -> line.startsWith("Brake: not known. "))
        .anyMatch(line -> line.startsWith("Workloads: not known. "));
  }
}
