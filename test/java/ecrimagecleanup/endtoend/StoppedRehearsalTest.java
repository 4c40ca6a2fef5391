package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal in a process of its own that is asked to stop while it waits. */
class StoppedRehearsalTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder = Path.of("");

  /** SIGTERM; Ctrl-C is SIGINT, which a process does not get whose parents ignore it. */
  @Test
  void whatItMadeIsRemovedAndToldBeforeTheProcessEnds() throws InterruptedException {
    try (Installation installation = Installation.with("report");
        RunningProcess process =
            RunningProcess.ofCommand(installation, "rehearse", "--yes", "--folder=" + folder)) {
      process.awaitLine("waits until AWS Config shows the three revisions", PATIENCE);
      assertThat(repositories(installation)).contains("ecr-image-cleanup-rehearsal-");

      process.terminate();

      assertThat(process.awaitExit(PATIENCE)).isEqualTo(143);
      assertThat(process.output())
          .containsSubsequence(
              "deletes the repository",
              "It was stopped.",
              "Everything that the rehearsal made is removed.");
      assertThat(repositories(installation)).doesNotContain("ecr-image-cleanup-rehearsal-");
    }
  }

  private static String repositories(Installation installation) {
    return installation.owner().call("DescribeRepositories", Json.object()).toString();
  }
}
