package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.SandboxCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A value that an option does not understand is told in a sentence, without a class of Java. */
class MisusedOptionsTest {
  private static final String ODD = "what?=is,that";

  /** Each command with one option of it that takes a value of a type. */
  static Stream<List<String>> misuses() {
    return Stream.concat(
        misuses(List.of(), EcrImageCleanup.commandLine(Terminal.ofThisProcess())),
        misuses(List.of("sandbox"), SandboxCommand.commandLine()));
  }

  private static Stream<List<String>> misuses(List<String> command, CommandLine line) {
    Stream<List<String>> own =
        line.getCommandSpec().options().stream()
            .filter(option -> option.arity().max() > 0 && !isText(option))
            .map(
                option -> {
                  List<String> words = new ArrayList<>(command);
                  words.add(option.longestName() + "=" + ODD);
                  return words;
                });
    Stream<List<String>> further =
        line.getSubcommands().entrySet().stream()
            .flatMap(
                entry -> {
                  List<String> words = new ArrayList<>(command);
                  words.add(entry.getKey());
                  return misuses(words, entry.getValue());
                });
    return Stream.concat(own, further);
  }

  private static boolean isText(OptionSpec option) {
    return Stream.of(option.auxiliaryTypes())
        .allMatch(type -> type == String.class || type == java.nio.file.Path.class);
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void aValueThatIsNotUnderstoodIsToldWithoutAClassOfJava(List<String> words) {
    boolean sandbox = words.get(0).equals("sandbox");
    CommandLine line =
        sandbox
            ? SandboxCommand.commandLine()
            : EcrImageCleanup.commandLine(Terminal.ofThisProcess());
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err));

    int status = line.execute(words.subList(sandbox ? 1 : 0, words.size()).toArray(String[]::new));

    assertThat(status).as(err.toString()).isEqualTo(2);
    assertThat(err.toString())
        .contains(words.get(words.size() - 1).replace("=" + ODD, ""))
        .doesNotContain("Exception", "java.", "null");
  }
}
