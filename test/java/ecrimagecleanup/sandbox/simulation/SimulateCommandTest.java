package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line of {@code simulate}. */
class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return SimulateCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void noFaultsAtAllCanBeChosen() {
    assertThat(run("--histories=1", "--seed=1", "--faults", "")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("histories with a violation")
        .endsWith("faults by kind and call%n".formatted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | []", "throttle | [THROTTLE]", "crash_after,HICCUP | [HICCUP, CRASH_AFTER]"})
  void faultsAreChosenByNameInAnyCase(String text, String kinds) {
    assertThat(FaultKinds.parse(text).kinds()).hasToString(kinds);
  }

  @Test
  void allOfThemAreTheDefault() {
    assertThat(FaultKinds.ALL.kinds()).containsExactly(FaultKind.values());
  }

  @Test
  void aFaultThatDoesNotExistIsRefusedWithThoseThatDo() {
    assertThat(run("--faults=THROTTLE,LATE")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("'LATE' is not one of", "HICCUP", "OWNER_BRAKES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"typo", "all,typo", ""})
  void aMutantThatDoesNotExistIsRefusedWithThoseThatDo(String names) {
    assertThat(run("--histories=1", "--mutants=" + names)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("is not one of all, opted-in, ", "sweep-skew")
        .contains(names.isEmpty() ? "''" : "'typo'");
    assertThat(out.toString()).isEmpty();
  }
}
