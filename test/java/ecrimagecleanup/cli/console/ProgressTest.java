package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.EcrImageCleanup;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private static String shown(Terminal terminal) {
    StringWriter err = new StringWriter();
    try (Progress progress = Progress.show(terminal, new PrintWriter(err), "Reading checks", 2)) {
      progress.step();
      progress.stepTo(2);
    }
    return err.toString();
  }

  @Test
  void onATerminalABarIsShownAndTakenAway() {
    String shown = shown(Terminal.typing(Reader.nullReader()));

    assertThat(shown).contains("Reading checks 100%", "2/2").doesNotContain("\n");
    assertThat(shown).endsWith(ERASE);
  }

  @Test
  void aDumbTerminalIsShownNoBar() {
    assertThat(shown(Terminal.ofWidth(80).withoutDrawing())).isEmpty();
    assertThat(shown(Terminal.ofWidth(80).withErrorsElsewhere())).isEmpty();
  }

  @Test
  void aBarIsShownWhereTheAnswerAloneGoesToAFile() {
    Terminal terminal = Terminal.ofErrors(() -> OptionalInt.of(60));

    assertThat(shown(terminal)).contains("Reading checks 100%", "2/2").endsWith(ERASE);
    assertThat(terminal.width()).as("the answer is not cut").isEmpty();
    assertThat(terminal.isThere()).as("nor has it colours").isFalse();
    assertThat(terminal.errors().showsQuestions()).as("nobody types").isFalse();
  }

  @Command(name = "write")
  static final class WriteDocument implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      try (Progress progress = new Output(spec).progressBesideDocument("Reading checks", 2)) {
        progress.step();
      }
    }
  }

  @Test
  void aDocumentOnTheTerminalIsNotTornByABar() {
    assertThat(besideDocument(Terminal.ofWidth(80))).isEmpty();
    assertThat(besideDocument(Terminal.none())).isEmpty();
    assertThat(besideDocument(Terminal.ofErrors(() -> OptionalInt.of(80))))
        .contains("Reading checks");
  }

  private static String besideDocument(Terminal terminal) {
    StringWriter err = new StringWriter();
    EcrImageCleanup.commandLine(terminal)
        .addSubcommand(new WriteDocument())
        .setErr(new PrintWriter(err))
        .execute("write");
    return err.toString();
  }

  @Test
  void whatIsPrintedMeanwhileNeverStandsOnTheLineOfTheBar() {
    StringWriter both = new StringWriter();
    PrintWriter screen = new PrintWriter(both);
    try (Progress progress = Progress.show(Terminal.ofWidth(60), screen, "Reading checks", 2)) {
      progress.step();
      progress.above(() -> screen.println("a row"));
      progress.stepTo(2);
      progress.above(() -> screen.println("another row"));
    }

    assertThat(both.toString().split("\n", -1))
        .extracting(ProgressTest::visible)
        .containsExactly("a row", "another row", "");
  }

  /** What is left on a line of a terminal once it was erased and drawn anew. */
  private static String visible(String line) {
    return line.substring(line.lastIndexOf(ERASE) + (line.contains(ERASE) ? ERASE.length() : 1));
  }

  @Test
  void theBarIsNoWiderThanTheTerminal() {
    for (int width : new int[] {30, 60, 80, 120}) {
      StringWriter err = new StringWriter();
      try (Progress progress =
          Progress.show(Terminal.ofWidth(width), new PrintWriter(err), "Reading checks", 2)) {
        progress.say("a repository with a name that is longer than most of the others");
        progress.step();
      }

      assertThat(err.toString().split(Pattern.quote(ERASE), -1))
          .as("%d columns", width)
          .allSatisfy(line -> assertThat(line.length()).isLessThan(width));
    }
  }

  @Test
  void withoutATerminalNothingIsShown() {
    assertThat(shown(Terminal.none())).isEmpty();
  }
}
