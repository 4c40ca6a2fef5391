package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.settings.SettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlainErrorsTest {
  @Command(name = "any")
  record Failing(RuntimeException failure, Terminal terminal)
      implements Callable<Integer>, Surroundings {
    @Override
    public boolean verbose() {
      return false;
    }

    @Override
    public Integer call() {
      throw failure;
    }
  }

  private static List<String> said(RuntimeException failure, Terminal terminal) {
    StringWriter err = new StringWriter();
    new CommandLine(new Failing(failure, terminal))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(new PlainErrors())
        .execute();
    return err.toString().lines().toList();
  }

  @Test
  void onATerminalASentenceIsBrokenAtWordsAndACommandIsNot() {
    assertThat(
            said(
                new IllegalArgumentException(
                    "Nobody answers there. Start one:\n  ecr-image-cleanup sandbox --serve --port=4"),
                Terminal.ofWidth(30)))
        .containsExactly(
            "Nobody answers there. Start",
            "  one:",
            "  ecr-image-cleanup sandbox --serve --port=4");
  }

  @Test
  void soIsEachMistakeInTheSettings() {
    assertThat(
            said(
                new SettingsException(List.of("The setting cleanup.grace is wrong.", "So.")),
                Terminal.ofWidth(30)))
        .containsExactly(
            "The settings do not allow a",
            "  start:",
            "  - The setting cleanup.grace",
            "    is wrong.",
            "  - So.");
  }

  @Test
  void elsewhereALineIsALine() {
    String sentence = "A sentence that is longer than any terminal would be. ".repeat(3).strip();

    assertThat(said(new IllegalArgumentException(sentence), Terminal.none()))
        .containsExactly(sentence);
  }
}
