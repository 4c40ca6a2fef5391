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
  void withoutATerminalNothingIsShown() {
    assertThat(shown(Terminal.none())).isEmpty();
  }
}
