package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.StaleReport;
import ecrimagecleanup.sweep.StaleScript;
import ecrimagecleanup.sweep.Tally;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import java.util.List;

/** What stale revisions of task definitions alone keep, for people. */
record StaleText(Output output, PlanHeader header, StaleReport stale) {
  private static final int SHORTEST_FAMILY = 10;

  /**
   * Prints it.
   *
   * @param images how many images the plan has
   */
  void print(long images) {
    Tally held = stale.total();
    output.print(
        held.images() == 0
            ? "Held by stale task definitions alone: nothing."
            : "Held by stale task definitions alone: %s of %s, %s, $%s a month."
                .formatted(
                    Counts.of(held.images()),
                    Counts.of(images, "image"),
                    Bytes.inWords(held.bytes()),
                    Money.of(held.monthlyCost(header.pricePerGbMonth()))));
    if (held.images() > 0) {
      output.print(table());
      output.print(StaleScript.BLIND);
    }
    stale.missing().stream()
        .forEach(sentence -> output.print("Nothing is stale where that is missing: " + sentence));
    output.print("");
  }

  private Table table() {
    Table table =
        new Table(
            List.of(
                Column.of("account"),
                Column.of("region"),
                Column.of("family").cutTo(SHORTEST_FAMILY),
                Column.ofNumbers("revisions"),
                Column.ofNumbers("images"),
                Column.ofNumbers("size")));
    for (StaleReport.Row row : stale.rows()) {
      TaskDefinitionArn any = row.revisions().get(0);
      table.row(
          Cell.of(any.accountId()),
          Cell.of(any.region()),
          Cell.of(any.family()),
          Cell.of(Counts.of(row.revisions().size())),
          Cell.of(Counts.of(row.held().images())),
          Cell.of(Bytes.inWords(row.held().bytes())));
    }
    return table;
  }
}
