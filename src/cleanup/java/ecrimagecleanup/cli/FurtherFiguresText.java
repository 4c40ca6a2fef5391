package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.layer.FreedBytes;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.vulnerability.Findings;
import ecrimagecleanup.vulnerability.Severity;
import ecrimagecleanup.vulnerability.VulnerabilityReport;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import java.util.List;

/** What a plan says if somebody asks, for people. */
record FurtherFiguresText(Output output, PlanHeader header, FurtherFigures figures) {

  /** The findings by severity and verdict; above the sentences of the plan. */
  void printFindings() {
    figures.findings().map(FindingReading::report).ifPresent(this::printFindings);
  }

  private void printFindings(VulnerabilityReport report) {
    if (report.repositories() > 0) {
      output.print(headline(report));
      if (report.all().all() > 0) {
        output.print(table(report));
      }
      output.print(VulnerabilityReport.NOTE);
      if (report.leftOut() > 0) {
        output.print(
            "Left out: %s that the plan does not have."
                .formatted(Counts.of(report.leftOut(), "image")));
      }
    }
    report.missing().forEach(sentence -> output.print("Findings are left out: " + sentence));
    output.print("");
  }

  private static String headline(VulnerabilityReport report) {
    long critical = report.all().critical();
    return critical == 0
        ? "Amazon Inspector has no critical findings of these images."
        : "Of %s, %s on images that nobody uses and that can be removed, %s on images in use."
            .formatted(
                Counts.of(critical, "critical finding"),
                are(report.of(Kind.REMOVABLE).critical()),
                are(report.of(Kind.IN_USE).critical()));
  }

  private static String are(long number) {
    return "%s %s".formatted(Counts.of(number), number == 1 ? "is" : "are");
  }

  private static Table table(VulnerabilityReport report) {
    Findings removable = report.of(Kind.REMOVABLE);
    Findings used = report.of(Kind.IN_USE);
    Table table =
        new Table(
            List.of(
                Column.of("severity"),
                Column.ofNumbers("findings"),
                Column.ofNumbers("in use"),
                Column.ofNumbers("removable"),
                Column.ofNumbers("others")));
    for (Severity severity : Severity.values()) {
      long all = severity.of(report.all());
      long others = all - severity.of(used) - severity.of(removable);
      table.row(
          Cell.of(severity.word()),
          Cell.of(Counts.of(all)),
          Cell.of(Counts.of(severity.of(used))),
          Cell.of(Counts.of(severity.of(removable))),
          Cell.of(Counts.of(others)));
    }
    return table;
  }

  /** Whether somebody used what was to go before; above the sentences of the plan. */
  void printRegret() {
    figures
        .regret()
        .map(RegretReading::report)
        .ifPresent(
            report -> {
              new RegretText(output).print(report);
              output.print("");
            });
  }

  /** What is freed by layers; below the estimate. */
  void printFreed() {
    figures.freed().ifPresent(this::printFreed);
  }

  private void printFreed(LayersReport report) {
    FreedBytes freed = report.total();
    if (freed.images() == 0) {
      return;
    }
    output.print(
        "By their layers %s are freed, $%s a month."
            .formatted(Bytes.inWords(freed.bytes()), Money.of(report.monthlyCost(header))));
    output.print(LayersReport.SCOPE);
    if (freed.estimated() > 0) {
      output.print(
          "Of %s %s estimated: the manifest cannot be read, so the whole size counts."
              .formatted(Counts.of(freed.images(), "image"), are(freed.estimated())));
    }
    report.missing().forEach(output::print);
  }
}
