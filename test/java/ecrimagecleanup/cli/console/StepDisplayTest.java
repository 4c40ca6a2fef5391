package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shown of steps. */
class StepDisplayTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00.123Z");
  private static final String ERASE = "\r\u001b[K";

  private final StringWriter shown = new StringWriter();

  private StepDisplay on(Terminal terminal) {
    return new StepDisplay(terminal, new PrintWriter(shown), 12);
  }

  private static void twoSteps(StepDisplay display) {
    display.show(1, "makes it", START);
    display.show(2, "waits for it", START);
    display.show(2, "waits for it", START.plus(Duration.ofMinutes(5)));
    display.show(2, "waits for it", START.plus(Duration.ofMinutes(70)));
  }

  @Test
  void aTerminalSaysForHowLongIsWaited() {
    try (StepDisplay display = on(Terminal.typing(new StringReader("")))) {
      twoSteps(display);
    }

    assertThat(shown.toString().replace(ERASE, "|"))
        .isEqualTo(
            "[ 1/12] makes it%n[ 2/12] waits for it|[ 2/12] waits for it, 5 min|[ 2/12] waits for it, 1 h%n"
                .formatted());
  }

  @Test
  void aLineNeverWrapsAndTakesThePlaceOfTheOneBefore() {
    try (StepDisplay display = on(Terminal.typing(new StringReader("")))) {
      display.show(1, "waits ".repeat(30), START);
      display.show(1, "waits ".repeat(30), START.plus(Duration.ofMinutes(5)));
    }

    assertThat(shown.toString().strip().split(Pattern.quote(ERASE)))
        .hasSize(2)
        .allMatch(line -> line.length() == 79);
  }

  @Test
  void elsewhereThereIsALineForEachStepWithItsTime() {
    try (StepDisplay display = on(Terminal.none())) {
      twoSteps(display);
    }

    assertThat(shown.toString())
        .isEqualTo(
            "2026-03-02T09:00:00Z [ 1/12] makes it%n2026-03-02T09:00:00Z [ 2/12] waits for it%n"
                .formatted());
  }
}
