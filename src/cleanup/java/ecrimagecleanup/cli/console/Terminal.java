package ecrimagecleanup.cli.console;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Where a person sits who can be shown progress and asked a question. In a pipeline or a job there
 * is none. Not safe for use by many threads.
 */
public final class Terminal {
  private final Optional<BufferedReader> keyboard;
  private final Supplier<OptionalInt> width;

  private Terminal(Optional<BufferedReader> keyboard, Supplier<OptionalInt> width) {
    this.keyboard = keyboard;
    this.width = width;
  }

  /** The terminal of this process: there is one if both its input and its output are one. */
  public static Terminal ofThisProcess() {
    return Optional.ofNullable(System.console())
        .map(Console::reader)
        .map(BufferedReader::new)
        .map(keyboard -> new Terminal(Optional.of(keyboard), new Screen()::width))
        .orElseGet(Terminal::none);
  }

  /** No terminal. */
  public static Terminal none() {
    return new Terminal(Optional.empty(), OptionalInt::empty);
  }

  /** A terminal of unknown width on which a person types this. */
  public static Terminal typing(Reader keyboard) {
    return new Terminal(Optional.of(new BufferedReader(keyboard)), OptionalInt::empty);
  }

  /** A terminal with so many columns on which nobody types. */
  public static Terminal ofWidth(int columns) {
    return new Terminal(
        Optional.of(new BufferedReader(Reader.nullReader())), () -> OptionalInt.of(columns));
  }

  /** Whether there is one. */
  boolean isThere() {
    return keyboard.isPresent();
  }

  /** How many columns it has now; empty if there is no terminal, or nobody knows. */
  OptionalInt width() {
    return width.get();
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
