package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
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
    String lineAtTheEnd = shown.substring(0, shown.length() - 1);
    assertThat(lineAtTheEnd.substring(lineAtTheEnd.lastIndexOf('\r'))).isBlank();
    assertThat(shown).endsWith("\r");
  }

  @Test
  void aDumbTerminalIsShownNoBar() {
    assertThat(shown(Terminal.ofWidth(80).withoutDrawing())).isEmpty();
  }

  @Test
  void whatIsPrintedMeanwhileNeverStandsOnTheLineOfTheBar() {
    StringWriter both = new StringWriter();
    PrintWriter screen = new PrintWriter(both);
    ProgressLine line = new ProgressLine(Terminal.ofWidth(60), screen);

    line.accept("Reading repositories 50% 1/2");
    line.above(() -> screen.println("a row"));
    line.accept("Reading repositories 100% 2/2");
    line.above(() -> screen.println("another row"));
    line.accept("Reading repositories 100% 2/2");
    line.close();
    screen.flush();

    assertThat(both.toString().split("\n", -1))
        .extracting(ProgressTest::visible)
        .containsExactly("a row", "another row", "");
  }

  /** What is left on a line of a terminal once later parts have covered earlier ones. */
  private static String visible(String line) {
    StringBuilder shown = new StringBuilder();
    for (String part : line.split("\r", -1)) {
      shown.replace(0, Math.min(part.length(), shown.length()), part);
    }
    return shown.toString().stripTrailing();
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

      assertThat(err.toString().split("\r", -1))
          .as("%d columns", width)
          .allSatisfy(line -> assertThat(line.length()).isLessThan(width));
    }
  }

  @Test
  void withoutATerminalNothingIsShown() {
    assertThat(shown(Terminal.none())).isEmpty();
  }
}
