package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.Application;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that calls AWS and no route reads only the files that name beans. */
class BeansAloneTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.account-id",
          "999988887777",
          "cleanup.region",
          "eu-central-1",
          "cleanup.workloads",
          "111122223333/eu-central-1");

  @TempDir private Path home;

  @BeforeEach
  void breakARoute() throws IOException {
    CopiedHome.into(home);
    Files.writeString(home.resolve("routes/check/check.camel.yaml"), "- route: {from: []}\n");
  }

  private Application application() {
    return new Application(home, Settings.load(home, Map.of(), SETTINGS), Clock.systemUTC());
  }

  @Test
  void aBrokenRouteIsNoMatterForACommandThatCallsNone() {
    try (Application application = application()) {
      application.startWithoutRoutes();

      assertThat(application.bean("cleanupQueries", AggregatorQueries.class)).isNotNull();
    }
  }

  @Test
  void aBrokenRouteRefusesTheStartOfACommandThatCallsRoutes() {
    try (Application application = application()) {
      assertThatThrownBy(application::startForCommands)
          .hasStackTraceContaining("The routes of ecr-image-cleanup cannot be loaded");
    }
  }
}
