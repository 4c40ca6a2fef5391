package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
      try (RunningProcess process = RunningProcess.ofCommand(installation, "plan")) {
        held.awaitArrival();

        process.terminate();

        assertThat(process.awaitExit(AT_ONCE)).isEqualTo(143);
        assertThat(process.output()).isEmpty();
      } finally {
        held.release();
      }
    }
  }
}
