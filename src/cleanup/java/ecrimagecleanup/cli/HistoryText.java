package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.Totals;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A history for people.
 *
 * @param output where to
 */
record HistoryText(Output output) {
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
    Table months =
        new Table(
            List.of(Column.of("month"), Column.ofNumbers("removed"), Column.ofNumbers("size")));
    totals
        .byMonth()
        .forEach(
            (month, gone) ->
                months.row(
                    month.toString(), Counts.of(gone.images()), Bytes.inWords(gone.bytes())));
    output.print(months);
  }

  /**
   * A row for each month and what its repositories belong to.
   *
   * @param of what that is, as the head of its column
   */
  void printSums(Totals totals, String of, Function<Repository, String> group) {
    Table sums =
        new Table(
            List.of(
                Column.of("month"),
                Column.of(of).cutTo(20),
                Column.ofNumbers("removed"),
                Column.ofNumbers("size")));
    for (Totals.Sum sum : totals.sums(group)) {
      sums.row(
          sum.month().toString(),
          sum.of(),
          Counts.of(sum.gone().images()),
          Bytes.inWords(sum.gone().bytes()));
    }
    output.print(sums);
  }

  /** One line. */
  void printEnd(Totals totals) {
    Totals.Gone all = totals.all();
    String said =
        totals.records() == 0
            ? "The log has no such record."
            : "%s removed, %s."
                .formatted(Counts.of(all.images(), "image"), Bytes.inWords(all.bytes()));
    output.print((said + " " + Records.leftOut(totals.unreadable())).strip());
    if (all.bytes() > 0) {
      output.print(ESTIMATE);
    }
  }
}
