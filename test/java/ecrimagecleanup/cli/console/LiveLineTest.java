package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveLineTest {
  private static final String ERASE = "\r\u001b[K";

  private final StringWriter out = new StringWriter();

  private LiveLine on(Terminal terminal) {
    return new LiveLine(terminal, new PrintWriter(out));
  }

  @Test
  void aLineIsPrintedAboveTheLastOneWhichIsDrawnAnew() {
    try (LiveLine lines = on(Terminal.ofWidth(80))) {
      lines.draw("first");
      lines.print("a line");
      lines.draw("second");
    }

    assertThat(out.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("first" + ERASE + "a line\nfirst" + ERASE + "second" + ERASE);
  }

  @Test
  void whatIsWiderThanTheTerminalIsCutSoThatItStaysOneLine() {
    on(Terminal.ofWidth(12)).draw("twelve chars");

    assertThat(out).hasToString("twelve cha…");
  }

  @Test
  void theWidthIsThatOfTheTerminalAtEachTime() {
    AtomicInteger columns = new AtomicInteger(12);
    LiveLine lines = on(Terminal.ofWidth(() -> OptionalInt.of(columns.get())));
    lines.draw("twelve chars");
    columns.set(6);
    lines.draw("twelve chars");

    assertThat(out).hasToString("twelve cha…" + ERASE + "twel…");
  }

  @Test
  void aLineThatIsKeptStandsAboveTheNext() {
    try (LiveLine lines = on(Terminal.ofWidth(80))) {
      lines.draw("first");
      lines.keep();
      lines.draw("second");
    }

    assertThat(out.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("first\nsecond" + ERASE);
  }

  @Test
  void aDumbTerminalGetsNoControlCharacters() {
    try (LiveLine lines = on(Terminal.ofWidth(80).withoutDrawing())) {
      lines.draw("first");
      lines.print("a line");
    }

    assertThat(out.toString()).isEqualToIgnoringNewLines("a line");
  }

  @Test
  void withoutATerminalThereAreLinesAlone() {
    try (LiveLine lines = on(Terminal.none())) {
      lines.draw("first");
      lines.print("a line that is as long as it is");
    }

    assertThat(out.toString()).isEqualToIgnoringNewLines("a line that is as long as it is");
  }
}
