package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LiveLineTest {
  private static final String ERASE = "\r\u001b[K";

  private final StringWriter out = new StringWriter();

  private LiveLine on(boolean terminal) {
    return new LiveLine(new PrintWriter(out), terminal, 12);
  }

  @Test
  void aLineIsPrintedAboveTheLastOneWhichIsDrawnAnew() {
    try (LiveLine lines = on(true)) {
      lines.draw("first");
      lines.print("a line");
      lines.draw("second");
    }

    assertThat(out.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("first" + ERASE + "a line\nfirst" + ERASE + "second" + ERASE);
  }

  @Test
  void whatIsWiderThanTheTerminalIsCutSoThatItStaysOneLine() {
    on(true).draw("twelve chars");

    assertThat(out).hasToString("twelve cha…");
  }

  @Test
  void withoutATerminalThereAreLinesAlone() {
    try (LiveLine lines = on(false)) {
      lines.draw("first");
      lines.print("a line that is as long as it is");
    }

    assertThat(out.toString()).isEqualToIgnoringNewLines("a line that is as long as it is");
  }
}
