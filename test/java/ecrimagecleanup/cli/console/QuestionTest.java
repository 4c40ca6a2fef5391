package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.EcrImageCleanup;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class QuestionTest {
  @Command(name = "ask")
  static final class Ask implements Callable<Integer> {
    @Mixin private Question question = new Question();

    @Override
    public Integer call() {
      return question.isAnsweredYes("Delete it?") ? 7 : 8;
    }
  }

  private final StringWriter err = new StringWriter();

  private int ask(Terminal terminal, String... arguments) {
    CommandLine commandLine =
        EcrImageCleanup.commandLine(terminal).addSubcommand(new Ask()).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  private static Terminal typing(String text) {
    return Terminal.typing(new StringReader(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "yes\n", " YES \n", "y"})
  void yesIsYes(String typed) {
    assertThat(ask(typing(typed), "ask")).isEqualTo(7);
    assertThat(err).hasToString("Delete it? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "yep\n", "no\n"})
  void anythingElseIsNo(String typed) {
    assertThat(ask(typing(typed), "ask")).isEqualTo(8);
  }

  @Test
  void nobodyIsAskedWhereTheQuestionWouldGoToAFile() {
    assertThat(ask(typing("y\n").withErrorsElsewhere(), "ask")).isEqualTo(2);
    assertThat(err.toString()).contains("no terminal", "--yes");
  }

  @Test
  void whoSaysYesBeforeIsNotAsked() {
    assertThat(ask(typing("n\n"), "ask", "--yes")).isEqualTo(7);
    assertThat(ask(Terminal.none(), "ask", "-y")).isEqualTo(7);
    assertThat(err).hasToString("");
  }

  @Test
  void withoutATerminalNothingIsDone() {
    assertThat(ask(Terminal.none(), "ask")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "There is no terminal to ask \"Delete it?\" on. Give --yes to do it without being asked.");
  }
}
