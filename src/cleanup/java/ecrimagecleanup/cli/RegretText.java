package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.history.Followed;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.history.RegretSummary;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.util.List;

/**
 * Whether it would have hurt, for people.
 *
 * @param output where to
 */
record RegretText(Output output) {
  /** The images that were used, each with what happened, and the numbers. */
  void print(RegretReport report) {
    RegretSummary summary = report.summary();
    if (summary.used() > 0) {
      output.print(table(report.all()));
    }
    output.print(summary.headline(report.following().least()));
    summary
        .unknown()
        .forEach((why, images) -> output.print("  %s: %s".formatted(Counts.of(images), why)));
    if (report.unreadable() > 0) {
      output.print(Records.leftOut(report.unreadable()));
    }
  }

  private static Table table(List<Followed> all) {
    Table table =
        new Table(
            List.of(
                Column.of("image").cutTo(20),
                Column.of("tags").cutTo(8).leftOutAt(1),
                Column.of("was to go").leftOutAt(2),
                Column.of("seen"),
                Column.of("how"),
                Column.of("what").cutTo(20)));
    all.stream()
        .filter(Followed::isUsed)
        .forEach(
            one ->
                one.uses()
                    .forEach(
                        use ->
                            table.row(
                                one.proposal().repository().name()
                                    + "@"
                                    + one.proposal().digest().firstDigits(),
                                String.join(" ", one.proposal().tags()),
                                Times.utc(one.proposal().at()),
                                Times.utc(use.at()),
                                use.how().word(),
                                use.text())));
    return table;
  }
}
