package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.words.Bytes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints an outcome for people: a table with a row for each repository, and what the judge says.
 */
public final class TextReport {
  private TextReport() {}

  /** Prints it. */
  public static void print(Outcome outcome, PrintWriter out) {
    out.println();
    if (!outcome.readings().isFriendly()) {
      out.println("AWS is read as: " + outcome.readings());
      out.println();
    }
    table(outcome).print(out, Ansi.OFF, OptionalInt.empty());
    out.println();
    out.println("Decisions: " + counts(outcome.decisions()));
    out.println("AWS calls of the application: " + counts(outcome.calls()));
    out.println(
        String.format(
            Locale.ROOT,
            "Story %d: %d days in %.1f s",
            outcome.seed(),
            outcome.worldDays(),
            outcome.took().toMillis() / 1000.0));
    outcome.verdict().findings().forEach(finding -> out.println(text(finding)));
    if (outcome.action().equals("report")) {
      out.println("Nothing was removed: cleanup.action=report. The decisions were judged instead.");
    }
    out.println(outcome.lastLine());
    out.flush();
  }

  private static Table table(Outcome outcome) {
    Table table =
        new Table(
            List.of(
                Column.of("REPOSITORY"),
                Column.ofNumbers("IMAGES"),
                Column.ofNumbers("REMOVED"),
                Column.ofNumbers("FREED"),
                Column.ofNumbers("KEPT"),
                Column.of("WHY KEPT")));
    outcome.rows().forEach(row -> table.row(cells(row)));
    return table.row(
        "in all",
        Integer.toString(outcome.images()),
        Integer.toString(outcome.removed()),
        Bytes.inWords(outcome.bytesFreed()),
        Integer.toString(outcome.kept()),
        "");
  }

  private static String[] cells(RepositoryRow row) {
    return new String[] {
      row.repository(),
      Integer.toString(row.images()),
      Integer.toString(row.removed()),
      Bytes.inWords(row.bytesFreed()),
      Integer.toString(row.keptInAll()),
      row.kept().entrySet().stream()
          .map(kept -> kept.getValue() + " " + kept.getKey())
          .collect(Collectors.joining(", "))
    };
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String text(Finding finding) {
    return "%s: %s: %s"
        .formatted(
            finding.kind().isFault() ? "FAULT" : "Note", finding.kind().words(), finding.text());
  }
}
