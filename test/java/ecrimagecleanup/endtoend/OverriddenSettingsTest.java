package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes before what, in a process that has environment variables of its own. */
class OverriddenSettingsTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The routes run with what was checked; Camel alone would take the variable. */
  @Test
  void theCommandLineGoesBeforeEnvironmentVariablesInRoutesToo(@TempDir Path folder)
      throws Exception {
    Path brake = Files.writeString(folder.resolve("brake"), "");
    try (Installation installation = Installation.with("report")) {
      installation.push("1");

      try (RunningProcess explain =
          RunningProcess.ofCommand(
              installation,
              Map.of("CLEANUP_BRAKE_FILE", folder.resolve("none").toString()),
              "explain",
              "team/orders:1",
              "--set=cleanup.brake-file=" + brake)) {
        assertThat(explain.awaitExit(LIMIT)).as(explain.output()).isZero();
        assertThat(explain.output())
            .contains("The file %s of cleanup.brake-file holds removals.".formatted(brake));
      }
    }
  }

  /** A stray variable must not take away the routes that decide. */
  @Test
  void anEnvironmentVariableIsNoSettingOfCamel() throws Exception {
    try (Installation installation = Installation.with("report")) {
      installation.push("1");

      try (RunningProcess explain =
          RunningProcess.ofCommand(
              installation,
              Map.of("CAMEL_MAIN_ROUTES_INCLUDE_PATTERN", "file:nothing.yaml"),
              "explain",
              "team/orders:1")) {
        assertThat(explain.awaitExit(LIMIT)).as(explain.output()).isZero();
      }
    }
  }
}
