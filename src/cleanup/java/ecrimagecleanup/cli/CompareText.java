package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.compare.Change;
import ecrimagecleanup.sweep.compare.ComparedPlan;
import ecrimagecleanup.sweep.compare.ComparedSetting;
import ecrimagecleanup.sweep.compare.Difference;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two policies side by side, for people. Repositories in which nothing changes have no row. */
final class CompareText {
  private static final int SHORTEST_NAME = 10;
  private static final int SHORTEST_TAGS = 8;
  private static final int SHORTEST_REASON = 12;

  private final Output output;
  private final PlanHeader header;
  private final PlanView view;
  private final List<ComparedSetting> settings;
  private final Map<String, Difference> rows = new TreeMap<>();

  /**
   * @param settings in which settings the policies differ
   */
  CompareText(Output output, PlanHeader header, PlanView view, List<ComparedSetting> settings) {
    this.output = output;
    this.header = header;
    this.view = view;
    this.settings = List.copyOf(settings);
  }

  /** Prints the comparison. */
  void print(Iterator<ComparedPlan> plans) {
    output.print(
        "Compared: %s."
            .formatted(String.join(", ", settings.stream().map(Object::toString).toList())));
    output.print("");
    Difference total = Difference.NONE;
    while (plans.hasNext()) {
      ComparedPlan plan = plans.next();
      Difference difference = Difference.of(plan);
      total = total.plus(difference);
      List<Change> shown = plan.changes().stream().filter(view::includes).toList();
      if (shown.isEmpty()) {
        continue;
      }
      rows.put(header.shortName(plan.now().repository()), difference);
      if (view.images()) {
        printImages(plan, shown);
      }
    }
    if (!rows.isEmpty() && view.rows()) {
      output.print(table(total));
      output.print("");
    }
    new CompareEnd(header, total).lines().forEach(output::print);
  }

  private void printImages(ComparedPlan plan, List<Change> changes) {
    output.print(
        "%s: %s"
            .formatted(
                header.shortName(plan.now().repository()), Counts.of(changes.size(), "change")));
    Table table =
        new Table(
            List.of(
                Column.of("  now"),
                Column.of("then"),
                Column.of("digest"),
                Column.of("tags").cutTo(SHORTEST_TAGS),
                Column.ofNumbers("age").leftOutAt(1),
                Column.ofNumbers("size").leftOutAt(2),
                Column.of("reason then").cutTo(SHORTEST_REASON)));
    changes.stream()
        .sorted(Comparator.comparing((Change one) -> one.now().image().pushedAt()).reversed())
        .forEach(one -> table.row(row(one)));
    output.print(table);
    output.print("");
  }

  private Cell[] row(Change change) {
    Image image = change.now().image();
    return new Cell[] {
      Cell.of("  " + change.word(change.now())),
      new Cell(
          change.word(change.then()),
          change.isAdded() ? Look.GOOD : change.isDropped() ? Look.CAREFUL : Look.PLAIN),
      Cell.of(image.digest().firstDigits()),
      Cell.of(String.join(" ", image.tags())),
      Cell.of(Amounts.age(image.pushedAt(), header.time())),
      Cell.of(Bytes.inWords(change.now().bytes())),
      Cell.of(VerdictText.sentence(change.then().verdict()))
    };
  }

  private Table table(Difference total) {
    Table table =
        new Table(
            List.of(
                Column.of("repository").cutTo(SHORTEST_NAME),
                Column.ofNumbers("images").leftOutAt(2),
                Column.ofNumbers("removable"),
                Column.ofNumbers("then"),
                Column.ofNumbers("added").leftOutAt(3),
                Column.ofNumbers("dropped").leftOutAt(4),
                Column.ofNumbers("otherwise").leftOutAt(5),
                Column.ofNumbers("frees")));
    rows.forEach((name, difference) -> table.row(row(name, difference, Look.PLAIN)));
    if (rows.size() > 1) {
      table.row(row("total", total, Look.STRONG));
    }
    return table;
  }

  private static Cell[] row(String name, Difference difference, Look look) {
    return new Cell[] {
      new Cell(name, look),
      number(difference.all().images(), look),
      number(difference.now().images(), look),
      number(difference.then().images(), look),
      number(difference.added().images(), look == Look.PLAIN ? Look.GOOD : look),
      number(difference.dropped().images(), look == Look.PLAIN ? Look.CAREFUL : look),
      number(difference.otherwise().images(), look),
      new Cell(CompareEnd.signed(difference.bytes()), look)
    };
  }

  private static Cell number(long number, Look look) {
    return new Cell(Counts.of(number), number == 0 ? Look.FAINT : look);
  }
}
