package ecrimagecleanup.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers that has many rows: as {@link OutputOptions}, or as CSV. A mixin. */
public final class SheetOptions {
  enum Format {
    TABLE,
    WIDE,
    JSON,
    CSV;

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
          "table for people, wide for a table with nothing cut, csv for spreadsheets, json for"
              + " machines. Default: table.")
  private Format format = Format.TABLE;

  private final Output output = new Output(() -> command, () -> format == Format.WIDE);

  /** Whether the answer is JSON. */
  public boolean json() {
    return format == Format.JSON;
  }

  /** Whether the answer is CSV. */
  public boolean csv() {
    return format == Format.CSV;
  }

  /** Where tables and sentences go, and progress. */
  public Output output() {
    return output;
  }

  /** Where CSV goes; do not close it. */
  public PrintWriter out() {
    return output.out();
  }

  /** Prints a document in one line. */
  public void print(JsonNode document) {
    output.printAsItIs(document.toString());
  }
}
