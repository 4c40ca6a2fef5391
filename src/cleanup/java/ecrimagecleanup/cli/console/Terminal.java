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
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_LINE_WIDTH = 1;
  private static final int LEAST_HELP_WIDTH = 60;
  private static final int MOST_HELP_WIDTH = 100;

  private final Optional<BufferedReader> keyboard;
  private final Supplier<OptionalInt> width;
  private final boolean drawsInPlace;
  private final boolean showsQuestions;
  private final Optional<Terminal> errors;

  private Terminal(
      Optional<BufferedReader> keyboard,
      Supplier<OptionalInt> width,
      boolean drawsInPlace,
      boolean showsQuestions,
      Optional<Terminal> errors) {
    this.keyboard = keyboard;
    this.width = width;
    this.drawsInPlace = drawsInPlace;
    this.showsQuestions = showsQuestions;
    this.errors = errors;
  }

  /**
   * The terminal of this process: there is one if both its input and its output are one. Of
   * standard error, where progress and questions go, Java cannot tell: the launcher says it.
   */
  public static Terminal ofThisProcess() {
    Terminal terminal =
        Optional.ofNullable(System.console())
            .map(Console::reader)
            .map(BufferedReader::new)
            .map(
                keyboard ->
                    new Terminal(
                        Optional.of(keyboard),
                        new Screen()::width,
                        Decoration.ofThisProcess().isWanted(),
                        true,
                        Optional.empty()))
            .orElseGet(Terminal::none);
    return switch (System.getProperty("ecr-image-cleanup.stderr", "")) {
      case "elsewhere" -> terminal.withErrorsElsewhere();
      case "terminal" ->
          terminal.isThere() || Decoration.ofThisProcess().isRefused()
              ? terminal
              : ofErrors(new Screen()::width);
      default -> terminal;
    };
  }

  /** A terminal for standard error alone: the answer goes to a file, or to a program. */
  static Terminal ofErrors(Supplier<OptionalInt> columns) {
    Terminal errors = new Terminal(Optional.empty(), columns, true, false, Optional.empty());
    return new Terminal(Optional.empty(), OptionalInt::empty, false, false, Optional.of(errors));
  }

  /** No terminal. */
  public static Terminal none() {
    return new Terminal(Optional.empty(), OptionalInt::empty, false, false, Optional.empty());
  }

  /** A terminal of unknown width on which a person types this. */
  public static Terminal typing(Reader keyboard) {
    return of(keyboard, OptionalInt::empty);
  }

  /** A terminal with so many columns on which nobody types. */
  public static Terminal ofWidth(int columns) {
    return ofWidth(() -> OptionalInt.of(columns));
  }

  /** The same with as many columns as this says at each time. */
  static Terminal ofWidth(Supplier<OptionalInt> columns) {
    return of(Reader.nullReader(), columns);
  }

  private static Terminal of(Reader keyboard, Supplier<OptionalInt> columns) {
    return new Terminal(
        Optional.of(new BufferedReader(keyboard)), columns, true, true, Optional.empty());
  }

  /** The same, but lines cannot be drawn anew on it, as where {@code TERM} is {@code dumb}. */
  Terminal withoutDrawing() {
    return new Terminal(keyboard, width, false, showsQuestions, Optional.empty());
  }

  /** The same, but standard error goes to a file, where nobody would see a question. */
  Terminal withErrorsElsewhere() {
    return new Terminal(keyboard, width, false, false, Optional.empty());
  }

  /** Where standard error goes: this one, unless standard output alone goes elsewhere. */
  public Terminal errors() {
    return errors.orElse(this);
  }

  /** Whether a question is seen, and can be answered. */
  boolean showsQuestions() {
    return showsQuestions;
  }

  /** Whether there is one. */
  boolean isThere() {
    return keyboard.isPresent();
  }

  /** Whether there is one, and lines can be drawn anew in place. */
  boolean drawsInPlace() {
    return drawsInPlace;
  }

  /** How many columns it has now; empty if there is no terminal, or nobody knows. */
  OptionalInt width() {
    return width.get();
  }

  /**
   * How many columns a line may have that is drawn anew in place. One stays free: a full line would
   * make the terminal begin the next one.
   */
  int lineWidth() {
    return Math.max(LEAST_LINE_WIDTH, width().orElse(USUAL_WIDTH) - 1);
  }

  /** How many columns a page of help has: those of the terminal, as long as it reads well. */
  public int helpWidth() {
    return Math.max(LEAST_HELP_WIDTH, Math.min(width().orElse(USUAL_WIDTH), MOST_HELP_WIDTH));
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
