package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes what it answers. */
public final class Output {
  private final CommandSpec command;

  public Output(CommandSpec command) {
    this.command = command;
  }

  /** Prints a table, with colours only on a terminal. */
  public void print(Table table) {
    table.print(out(), ansi());
  }

  private Ansi ansi() {
    return Surroundings.of(command).terminal().isThere()
        ? command.commandLine().getColorScheme().ansi()
        : Ansi.OFF;
  }

  /** Prints a line of parts, with colours only on a terminal. */
  void print(List<Table.Cell> parts) {
    Ansi ansi = ansi();
    print(parts.stream().map(part -> part.shown(ansi)).collect(Collectors.joining()));
  }

  /** Prints a line. */
  public void print(String line) {
    out().println(line);
    out().flush();
  }

  /** Begins to show progress, on a terminal. */
  public Progress progress(String task, long total) {
    return Progress.show(
        Surroundings.of(command).terminal(), command.commandLine().getErr(), task, total);
  }

  /** Begins to show steps, on a terminal or not. */
  public StepDisplay steps(int total) {
    return new StepDisplay(
        Surroundings.of(command).terminal(), command.commandLine().getErr(), total);
  }

  /** Standard output. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }
}
