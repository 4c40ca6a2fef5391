package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.Totals;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import ecrimagecleanup.words.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A history for people.
 *
 * @param output where to
 * @param pricePerGb what a GB (10^9 bytes) costs a month
 */
record HistoryText(Output output, BigDecimal pricePerGb) {
  private static final String ESTIMATE =
      "Bytes are an estimate: a record has the size of its image, with layers that others share.";

  /** A row for each record, and below them how many there are. */
  void print(Collection<Entry> last, Totals totals) {
    Table table =
        new Table(
            List.of(
                Column.of("time"),
                Column.of("what"),
                Column.of("image").cutTo(20),
                Column.of("tags").cutTo(8).leftOutAt(2),
                Column.of("question").leftOutAt(1),
                Column.of("reason").cutTo(20).leftOutAt(3)));
    for (Entry entry : last) {
      table.row(
          Times.utc(entry.time()),
          entry.word(),
          entry.repository().name() + "@" + entry.digest().firstDigits(),
          String.join(" ", entry.tags()),
          entry.question().orElse(""),
          entry.reason());
    }
    output.print(table);
    if (last.size() < totals.records()) {
      output.print(
          "The last %d of %s; --limit shows more."
              .formatted(last.size(), Counts.of(totals.records(), "record")));
    }
  }

  /** A row for each month. */
  void printMonths(Totals totals) {
    Table months = table(Column.of("month"));
    totals.byMonth().forEach((month, gone) -> months.row(cells(gone, month.toString())));
    output.print(months);
  }

  /**
   * A row for each month and what its repositories belong to.
   *
   * @param of what that is, as the head of its column
   */
  void printSums(Totals totals, String of, Function<Repository, String> group) {
    Table sums = table(Column.of("month"), Column.of(of).cutTo(20));
    for (Totals.Sum sum : totals.sums(group)) {
      sums.row(cells(sum.gone(), sum.month().toString(), sum.of()));
    }
    output.print(sums);
  }

  private static Table table(Column... first) {
    List<Column> columns = new ArrayList<>(List.of(first));
    columns.add(Column.ofNumbers("deleted"));
    columns.add(Column.ofNumbers("size"));
    columns.add(Column.ofNumbers("$ a month"));
    columns.add(Column.ofNumbers("archived").leftOutAt(2));
    columns.add(Column.ofNumbers("size there").leftOutAt(1));
    return new Table(columns);
  }

  private String[] cells(Totals.Gone gone, String... first) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.add(Counts.of(gone.deleted().images()));
    cells.add(Bytes.inWords(gone.deleted().bytes()));
    cells.add(Money.of(gone.deleted().monthlyCost(pricePerGb)));
    cells.add(Counts.of(gone.archived().images()));
    cells.add(Bytes.inWords(gone.archived().bytes()));
    return cells.toArray(String[]::new);
  }

  /** What it comes to, in a few lines. */
  void printEnd(Totals totals) {
    Totals.Gone all = totals.all();
    String said =
        totals.records() == 0
            ? "The log has no such record."
            : "%s deleted: %s, $%s a month at $%s per GB."
                .formatted(
                    Counts.of(all.deleted().images(), "image"),
                    Bytes.inWords(all.deleted().bytes()),
                    Money.of(all.deleted().monthlyCost(pricePerGb)),
                    Money.of(pricePerGb));
    output.print((said + " " + Records.leftOut(totals.unreadable())).strip());
    if (all.archived().images() > 0) {
      output.print(
          "%s archived: %s, which are paid for until they are deleted."
              .formatted(
                  Counts.of(all.archived().images(), "image"),
                  Bytes.inWords(all.archived().bytes())));
    }
    if (all.deleted().bytes() + all.archived().bytes() > 0) {
      output.print(ESTIMATE);
    }
  }
}
