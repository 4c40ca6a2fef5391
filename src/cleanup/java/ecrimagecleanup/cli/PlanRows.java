package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.layer.FreedBytes;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A plan with one row for each repository, or for each value of a tag of repositories. */
final class PlanRows {
  /** Names come after what is no name. */
  private record Group(boolean unnamed, String name) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      return unnamed == other.unnamed
          ? name.compareTo(other.name)
          : Boolean.compare(unnamed, other.unnamed);
    }
  }

  private static final int SHORTEST_NAME = 10;

  /** The place of what is freed by layers, right of the estimate. */
  private static final int AFTER_ESTIMATE = 8;

  private final PlanHeader header;
  private final Optional<String> tag;
  private final Optional<LayersReport> layers;
  private final Map<Group, PlanSummary> rows = new TreeMap<>();
  private final Map<Group, FreedBytes> freed = new TreeMap<>();

  /**
   * @param tag the key of the tag; without one there is a row for each repository
   * @param layers what is freed by layers, as a column of its own, if somebody asks
   */
  PlanRows(PlanHeader header, Optional<String> tag, Optional<LayersReport> layers) {
    this.header = header;
    this.tag = tag;
    this.layers = layers;
  }

  /** Adds a repository. */
  void add(RepositoryPlan plan, PlanSummary summary) {
    rows.merge(group(plan), summary, PlanSummary::plus);
    layers
        .map(report -> report.of(plan.repository()))
        .ifPresent(bytes -> freed.merge(group(plan), bytes, FreedBytes::plus));
  }

  private Group group(RepositoryPlan plan) {
    return tag.map(
            key ->
                plan.tags()
                    .value(key)
                    .map(value -> new Group(false, value))
                    .orElseGet(() -> new Group(true, "(no tag)")))
        .orElseGet(() -> new Group(false, header.shortName(plan.repository())));
  }

  /** The table, with a last row of all if there are several. */
  Table table() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of(tag.orElse("repository")).cutTo(SHORTEST_NAME),
                Column.ofNumbers("images"),
                Column.ofNumbers("in use").leftOutAt(1),
                Column.ofNumbers("protected").leftOutAt(3),
                Column.ofNumbers("waiting").leftOutAt(4),
                Column.ofNumbers("unknown").leftOutAt(2),
                Column.ofNumbers("removable"),
                Column.ofNumbers("frees"),
                Column.ofNumbers("oldest").leftOutAt(5)));
    layers.ifPresent(asked -> columns.add(AFTER_ESTIMATE, Column.ofNumbers("by layers")));
    Table table = new Table(columns);
    rows.forEach(
        (group, summary) ->
            table.row(row(group.name(), summary, freedIn(Set.of(group)), Look.PLAIN)));
    if (rows.size() > 1) {
      PlanSummary all = rows.values().stream().reduce(PlanSummary.NONE, PlanSummary::plus);
      table.row(row("total", all, freedIn(rows.keySet()), Look.STRONG));
    }
    return table;
  }

  private long freedIn(Set<Group> groups) {
    return groups.stream()
        .map(group -> freed.getOrDefault(group, FreedBytes.NONE))
        .mapToLong(FreedBytes::bytes)
        .sum();
  }

  private Cell[] row(String name, PlanSummary summary, long byLayers, Look look) {
    List<Cell> cells = new ArrayList<>(cells(name, summary, look));
    layers.ifPresent(asked -> cells.add(AFTER_ESTIMATE, new Cell(Bytes.inWords(byLayers), look)));
    return cells.toArray(Cell[]::new);
  }

  private List<Cell> cells(String name, PlanSummary summary, Look look) {
    return List.of(
        new Cell(name, summary.optedIn() == 0 ? Look.FAINT : look),
        number(summary.all().images(), look),
        number(summary.of(Kind.IN_USE).images(), look),
        number(summary.of(Kind.PROTECTED).images(), look),
        number(summary.of(Kind.WAITING).images(), look),
        number(summary.of(Kind.UNKNOWN).images(), look == Look.PLAIN ? Look.CAREFUL : look),
        number(summary.of(Kind.REMOVABLE).images(), look == Look.PLAIN ? Look.GOOD : look),
        new Cell(Bytes.inWords(summary.of(Kind.REMOVABLE).bytes()), look),
        new Cell(
            summary.oldest().map(pushed -> Amounts.age(pushed, header.time())).orElse(""), look));
  }

  private static Cell number(long number, Look look) {
    return new Cell(Counts.of(number), number == 0 ? Look.FAINT : look);
  }
}
