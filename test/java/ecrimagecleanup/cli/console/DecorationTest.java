package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DecorationTest {
  @Test
  void noColorAndADumbTerminalSwitchItOff() {
    assertThat(Decoration.of(Map.of("NO_COLOR", "1")).ansi()).isEqualTo(Ansi.OFF);
    assertThat(Decoration.of(Map.of("TERM", "dumb")).ansi()).isEqualTo(Ansi.OFF);
    assertThat(Decoration.of(Map.of("TERM", "dumb")).isWanted()).isFalse();
    assertThat(Decoration.of(Map.of("TERM", "dumb")).isRefused()).isTrue();
  }

  @Test
  void otherwiseTheTerminalDecides() {
    assertThat(Decoration.of(Map.of("NO_COLOR", "", "TERM", "xterm-256color")).ansi())
        .isEqualTo(Ansi.AUTO);
    assertThat(Decoration.of(Map.of()).ansi()).isEqualTo(Ansi.AUTO);
    assertThat(Decoration.of(Map.of()).isRefused()).isFalse();
  }
}
