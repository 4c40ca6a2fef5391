package ecrimagecleanup.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers: tables and sentences for people, JSON for machines. A mixin. */
public final class OutputOptions {
  enum Format {
    TABLE,
    WIDE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table for people, wide for a table with nothing cut, json for machines. Default: table.")
  private Format format = Format.TABLE;

  private final Output output = new Output(() -> command, this::wide);

  /** Whether the answer is for a machine. */
  public boolean json() {
    return format == Format.JSON;
  }

  /** Whether people want all there is, however wide it is. */
  public boolean wide() {
    return format == Format.WIDE;
  }

  /** Where tables and sentences go, and progress. */
  public Output output() {
    return output;
  }

  /** Whether what is printed keeps the width of a terminal. */
  public boolean keepsWidth() {
    return output.keepsWidth();
  }

  /** Prints a table, with colours only on a terminal. */
  public void print(Table table) {
    output.print(table);
  }

  /** Prints a line of parts. */
  public void print(List<Table.Cell> parts) {
    output.print(parts);
  }

  /** Prints a document in one line. */
  public void print(JsonNode document) {
    output.printAsItIs(document.toString());
  }

  /** Prints a document that a person copies, in many lines. */
  public void printToCopy(JsonNode document) {
    output.printAsItIs(document.toPrettyString());
  }

  /** Prints a line. */
  public void print(String line) {
    output.print(line);
  }

  /** Begins to show progress, on a terminal. */
  public Progress progress(String task, long total) {
    return output.progress(task, total);
  }

  /** Begins to show steps, on a terminal or not. */
  public StepDisplay steps(int total) {
    return output.steps(total);
  }
}
