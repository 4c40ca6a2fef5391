package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        RunningProcess process = start(installation)) {
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

  private RunningProcess start(Installation installation) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EcrImageCleanup.class.getName(), "rehearse", "--yes"));
    command.addAll(List.of("--home=.", "--folder=" + folder));
    command.add("--set=cleanup.account-id=" + World.SHARED_ACCOUNT);
    command.add("--set=cleanup.region=" + World.REGION);
    command.add("--set=cleanup.workloads=%s/%s".formatted(Installation.PRODUCTION, World.REGION));
    return RunningProcess.start(
        Path.of(".").toAbsolutePath(),
        Map.of(
            "AWS_ENDPOINT_URL",
            installation.aws().address(),
            "AWS_ACCESS_KEY_ID",
            World.SHARED_ACCOUNT,
            "AWS_SECRET_ACCESS_KEY",
            "sandbox"),
        command);
  }
}
