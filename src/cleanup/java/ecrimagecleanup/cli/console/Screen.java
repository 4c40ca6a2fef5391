package ecrimagecleanup.cli.console;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The screen of this process. It is looked for once it matters, which takes a moment. */
final class Screen {
  private Optional<Terminal> terminal = Optional.empty();
  private boolean looked;

  /** How many columns it has now; empty if nobody knows. */
  synchronized OptionalInt width() {
    if (!looked) {
      looked = true;
      terminal = look();
    }
    return terminal.map(Terminal::getWidth).filter(width -> width > 0).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /**
   * It stays open as long as the process: closing it would take the keyboard away. Signals are left
   * alone: with JLine's handling of them Ctrl-C would end the process without its shutdown hooks.
   */
  private static Optional<Terminal> look() {
    try {
      return Optional.of(
          TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build());
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
