package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command printed.
 *
 * @param exitCode with what it ended
 * @param out its answer
 * @param err what else it said
 */
record Printed(int exitCode, String out, String err) {

  /** Runs a command without a terminal, on the embedded AWS that runs in this process. */
  static Printed by(String... arguments) {
    return on(Terminal.none(), arguments);
  }

  /** Runs a command on a terminal. */
  static Printed on(Terminal terminal, String... arguments) {
    return on(terminal, Clock.systemUTC(), arguments);
  }

  /** Runs a command on a terminal, by a clock. */
  static Printed on(Terminal terminal, Clock clock, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        EcrImageCleanup.commandLine(terminal, clock)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--set=cleanup.account-id=999988887777");
    all.add("--set=cleanup.region=eu-central-1");
    if (all.stream().noneMatch(argument -> argument.startsWith("--set=cleanup.workloads"))) {
      all.add("--set=cleanup.workloads=111122223333/eu-central-1");
    }
    int exitCode = commandLine.execute(all.toArray(String[]::new));
    return new Printed(exitCode, out.toString(), err.toString());
  }

  /** The answer of a command that was to answer in JSON, and did so without a complaint. */
  JsonNode json() {
    assertThat(err).isEmpty();
    assertThat(exitCode).isZero();
    return DecisionLog.parse(out);
  }
}
