package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Runs until it is asked to stop, and says so. */
  private static final String WAITS =
      "trap 'echo stopping; exit 3' TERM; echo up; while :; do sleep 0.1; done";

  private static RunningProcess shell(String script, Map<String, String> environment) {
    return RunningProcess.start(Path.of("."), environment, List.of("sh", "-c", script));
  }

  @Test
  void whatItPrintsIsCollectedWithStandardErrorAndItsExitCodeIsKnown() throws Exception {
    try (RunningProcess process = shell("echo one; echo two >&2; exit 7", Map.of())) {
      assertThat(process.awaitExit(LIMIT)).isEqualTo(7);
      assertThat(process.output().lines()).containsExactly("one", "two");
      assertThat(process.awaitLine("tw", LIMIT)).isEqualTo("two");
    }
  }

  @Test
  void itHasItsOwnEnvironmentAndThePath() throws Exception {
    try (RunningProcess process = shell("env", Map.of("CLEANUP_GRACE", "P2D"))) {
      assertThat(process.awaitExit(LIMIT)).isZero();
      assertThat(process.output().lines())
          .contains("CLEANUP_GRACE=P2D", "JAVA_HOME=" + System.getProperty("java.home"))
          .noneMatch(line -> line.startsWith("HOME="));
    }
  }

  @Test
  void sigtermLetsItSayGoodbye() throws Exception {
    try (RunningProcess process = shell(WAITS, Map.of())) {
      process.awaitLine("up", LIMIT);

      process.terminate();

      assertThat(process.awaitExit(LIMIT)).isEqualTo(3);
      assertThat(process.output()).contains("stopping");
    }
  }

  @Test
  void sigkillDoesNot() throws Exception {
    try (RunningProcess process = shell(WAITS, Map.of())) {
      process.awaitLine("up", LIMIT);

      process.kill();

      assertThat(process.awaitExit(LIMIT)).isEqualTo(137);
      assertThat(process.output()).doesNotContain("stopping");
    }
  }

  @Test
  void aLineThatNeverComesIsAnErrorThatShowsWhatWasPrinted() throws Exception {
    try (RunningProcess process = shell("echo something else", Map.of())) {
      assertThatThrownBy(() -> process.awaitLine("up", LIMIT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ended")
          .hasMessageContaining("something else");
    }
  }
}
