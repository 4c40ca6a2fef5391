package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.sandbox.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command in a process of its own that is asked to stop while it waits for AWS. */
class StoppedCommandTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(8);

  /** SIGTERM; Ctrl-C is SIGINT, which a process does not get whose parents ignore it. */
  @Test
  void itEndsAtOnce() throws InterruptedException {
    HeldCall held = new HeldCall("DescribeRepositories");
    try (Installation installation = Installation.with("report")) {
      installation.faults().add(held);
      try (RunningProcess process = start(installation)) {
        held.awaitArrival();

        process.terminate();

        assertThat(process.awaitExit(AT_ONCE)).isEqualTo(143);
        assertThat(process.output()).isEmpty();
      } finally {
        held.release();
      }
    }
  }

  private static RunningProcess start(Installation installation) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dlogback.configurationFile=config/logback.xml");
    command.addAll(List.of(EcrImageCleanup.class.getName(), "plan", "--home=."));
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
