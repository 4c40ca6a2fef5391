package ecrimagecleanup.cli.console;

import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes what it answers. Not safe for use by many threads. */
public final class Output {
  private final Supplier<CommandSpec> command;
  private final BooleanSupplier wide;
  private final Set<String> saidToBeLeftOut = new HashSet<>();
  private Progress progress = Progress.none();

  /** Tables are cut to the width of the terminal where their columns allow it. */
  public Output(CommandSpec command) {
    this(() -> command, () -> false);
  }

  /**
   * @param command the command, once it is known
   * @param wide whether nothing is cut
   */
  public Output(Supplier<CommandSpec> command, BooleanSupplier wide) {
    this.command = command;
    this.wide = wide;
  }

  /** Prints a table, with colours only on a terminal. */
  public void print(Table table) {
    OptionalInt width = width();
    progress.above(() -> table.print(out(), ansi(), width));
    List<String> leftOut = table.leftOut(width).stream().filter(saidToBeLeftOut::add).toList();
    if (!leftOut.isEmpty()) {
      String sentence = "(The terminal is too narrow for %s.)";
      print(List.of(new Cell(sentence.formatted(String.join(", ", leftOut)), Look.FAINT)));
    }
  }

  private Terminal terminal() {
    return Surroundings.of(command.get()).terminal();
  }

  private Ansi ansi() {
    return terminal().isThere() ? command.get().commandLine().getColorScheme().ansi() : Ansi.OFF;
  }

  private OptionalInt width() {
    return wide.getAsBoolean() ? OptionalInt.empty() : terminal().width();
  }

  /** Whether what is printed keeps the width of a terminal. */
  boolean keepsWidth() {
    return width().isPresent();
  }

  /** Prints a line of parts, with colours only on a terminal, whose width it keeps. */
  void print(List<Cell> parts) {
    OptionalInt width = width();
    List<List<Cell>> lines = width.isPresent() ? Lines.of(parts, width.getAsInt()) : List.of(parts);
    Ansi ansi = ansi();
    printAsItIs(
        lines.stream()
            .map(line -> line.stream().map(part -> part.shown(ansi)).collect(Collectors.joining()))
            .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Prints a line, which on a terminal is broken at words. */
  public void print(String line) {
    print(List.of(Cell.of(line)));
  }

  /** Prints a text that is made to be copied, or for a machine. */
  public void printAsItIs(String text) {
    progress.above(
        () -> {
          out().println(text);
          out().flush();
        });
  }

  /** Begins to show progress, on a terminal. */
  public Progress progress(String task, long total) {
    progress = Progress.show(terminal(), command.get().commandLine().getErr(), task, total);
    return progress;
  }

  /** The same while a document is printed, which it would tear where both go to one terminal. */
  public Progress progressBesideDocument(String task, long total) {
    return terminal().isThere() ? Progress.none() : progress(task, total);
  }

  /** Begins to show steps, on a terminal or not. */
  public StepDisplay steps(int total) {
    return new StepDisplay(terminal(), command.get().commandLine().getErr(), total);
  }

  /** Standard output. */
  PrintWriter out() {
    return command.get().commandLine().getOut();
  }
}
