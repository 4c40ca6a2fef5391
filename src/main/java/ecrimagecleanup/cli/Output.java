package ecrimagecleanup.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes what it answers. */
final class Output {
  private final CommandSpec command;

  Output(CommandSpec command) {
    this.command = command;
  }

  /** Prints a table, with colours only on a terminal. */
  void print(Table table) {
    boolean colours = EcrImageCleanup.terminal(command).isThere();
    table.print(out(), colours ? command.commandLine().getColorScheme().ansi() : Ansi.OFF);
  }

  /** Prints a line. */
  void print(String line) {
    out().println(line);
    out().flush();
  }

  /** Begins to show progress, on a terminal. */
  Progress progress(String task, long total) {
    return Progress.show(
        EcrImageCleanup.terminal(command), command.commandLine().getErr(), task, total);
  }

  /** Standard output. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }
}
