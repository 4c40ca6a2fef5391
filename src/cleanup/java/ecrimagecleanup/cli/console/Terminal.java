package ecrimagecleanup.cli.console;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where a person sits who can be shown progress and asked a question. In a pipeline or a job there
 * is none. Not safe for use by many threads.
 */
public final class Terminal {
  private final Optional<BufferedReader> keyboard;

  private Terminal(Optional<BufferedReader> keyboard) {
    this.keyboard = keyboard;
  }

  /** The terminal of this process: there is one if both its input and its output are one. */
  public static Terminal ofThisProcess() {
    return new Terminal(
        Optional.ofNullable(System.console()).map(Console::reader).map(BufferedReader::new));
  }

  /** No terminal. */
  public static Terminal none() {
    return new Terminal(Optional.empty());
  }

  /** A terminal on which a person types this. */
  public static Terminal typing(Reader keyboard) {
    return new Terminal(Optional.of(new BufferedReader(keyboard)));
  }

  /** Whether there is one. */
  boolean isThere() {
    return keyboard.isPresent();
  }

  /** The next line that is typed; empty if there is no terminal, or its input has ended. */
  Optional<String> readLine() {
    try {
      return keyboard.isPresent()
          ? Optional.ofNullable(keyboard.get().readLine())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
