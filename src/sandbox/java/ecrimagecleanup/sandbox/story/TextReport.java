package ecrimagecleanup.sandbox.story;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints an outcome for people: a table with a row for each repository, and what the judge says.
 */
public final class TextReport {
  private static final List<String> HEADINGS =
      List.of("REPOSITORY", "IMAGES", "REMOVED", "FREED", "KEPT", "WHY KEPT");
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private TextReport() {}

  /** Prints it. */
  public static void print(Outcome outcome, PrintWriter out) {
    out.println();
    if (!outcome.readings().isFriendly()) {
      out.println("AWS is read as: " + outcome.readings());
      out.println();
    }
    table(outcome).forEach(out::println);
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

  static List<String> table(Outcome outcome) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADINGS);
    outcome.rows().forEach(row -> cells.add(cells(row)));
    cells.add(
        List.of(
            "in all",
            Integer.toString(outcome.images()),
            Integer.toString(outcome.removed()),
            size(outcome.bytesFreed()),
            Integer.toString(outcome.kept()),
            ""));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return cells.stream().map(row -> aligned(row, widths)).toList();
  }

  /** A number of bytes as people read it. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  private static List<String> cells(RepositoryRow row) {
    return List.of(
        row.repository(),
        Integer.toString(row.images()),
        Integer.toString(row.removed()),
        size(row.bytesFreed()),
        Integer.toString(row.keptInAll()),
        row.kept().entrySet().stream()
            .map(kept -> kept.getValue() + " " + kept.getKey())
            .collect(Collectors.joining(", ")));
  }

  /** Texts to the left, numbers to the right. */
  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean text = i == 0 || i == widths.length - 1;
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ")
          .append(text ? "" : padding)
          .append(row.get(i))
          .append(text ? padding : "");
    }
    return line.toString().stripTrailing();
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
