package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.SandboxCommand;
import ecrimagecleanup.sandbox.simulation.ApplicationProcess;
import ecrimagecleanup.sandbox.simulation.ProcessHistory;
import ecrimagecleanup.sandbox.simulation.ProcessOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Processes of the application die one after the other, by SIGKILL, at random moments, and the
 * oracles of the simulation judge what is left. More of it: {@code ./mvnw test
 * -Dtest=KilledProcessesTest -Dkills=50 -Dseed=1}.
 */
class KilledProcessesTest {
  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final long SEED = Long.getLong("seed", 1);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void nothingInUseIsRemovedNothingIsLeftAndNothingIsLost() {
    ProcessOutcome outcome =
        ProcessHistory.play(KilledProcessesTest::start, SEED, KILLS, KilledProcessesTest::tell);

    print(outcome);
    assertThat(outcome.violations()).as("seed %d, %d kills", SEED, KILLS).isEmpty();
    assertThat(outcome.killed()).as("seed %d", SEED).isEqualTo(KILLS);
    assertThat(outcome.removals()).as("seed %d", SEED).isPositive();
  }

  private static ApplicationProcess start(int port, String name) {
    RunningProcess process =
        RunningProcess.start(
            Path.of("."),
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it is over before a better compiler would pay off
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=config/logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxCommand.class.getName(),
                "--port=" + port,
                "run",
                "--set=cleanup.instance=" + name));
    return new ApplicationProcess() {
      @Override
      public void kill() {
        process.kill();
      }

      @Override
      public List<String> end() {
        process.terminate();
        try {
          process.awaitExit(LIMIT);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("Interrupted.", e);
        }
        return process.output().lines().toList();
      }
    };
  }

  private static void tell(String line) {
    if (KILLS > 3) {
      System.err.println(line);
    }
  }

  private static void print(ProcessOutcome outcome) {
    if (KILLS > 3) {
      outcome.kills().forEach((where, times) -> System.err.printf("%5d  %s%n", times, where));
      System.err.printf(
          "seed %d: %d killed of %d processes, %d messages done, %d received again, %d removals, %d"
              + " violated%n",
          SEED,
          outcome.killed(),
          outcome.processes(),
          outcome.messages(),
          outcome.again(),
          outcome.removals(),
          outcome.violations().size());
    }
  }
}
