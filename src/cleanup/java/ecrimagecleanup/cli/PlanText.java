package ecrimagecleanup.cli;

import static java.util.stream.Collectors.joining;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan for people. Rows of images are printed as soon as their repository is known, the newest
 * first.
 */
final class PlanText {
  private static final int SHORTEST_TAGS = 8;
  private static final int SHORTEST_REASON = 12;

  private final Output output;
  private final PlanHeader header;
  private final PlanView view;
  private Optional<Hygiene> hygiene = Optional.empty();
  private final FurtherFigures figures;

  PlanText(Output output, PlanHeader header, PlanView view) {
    this(output, header, view, FurtherFigures.NONE);
  }

  /**
   * @param figures what else is asked for, complete with the last of the plans
   */
  PlanText(Output output, PlanHeader header, PlanView view, FurtherFigures figures) {
    this.output = output;
    this.header = header;
    this.view = view;
    this.figures = figures;
  }

  /**
   * Has this text also say what is worth knowing of the repositories.
   *
   * @param takesIn takes each of them in
   * @return this text
   */
  PlanText with(Hygiene takesIn) {
    hygiene = Optional.of(takesIn);
    return this;
  }

  /** Prints the plan; the totals. */
  PlanSummary print(Iterator<RepositoryPlan> plans) {
    PlanSummary total = PlanSummary.NONE;
    PlanRows rows = new PlanRows(header, view.tag(), figures.freed());
    while (plans.hasNext()) {
      RepositoryPlan plan = plans.next();
      PlanSummary summary = PlanSummary.of(plan);
      total = total.plus(summary);
      hygiene.ifPresent(plan::tell);
      if (view.includes(plan)) {
        if (view.rows()) {
          rows.add(plan, summary);
        }
        if (view.images()) {
          print(plan, summary);
        }
      }
    }
    if (view.rows()) {
      output.print(rows.table());
      output.print("");
    }
    if (view.reasons() && total.all().images() > 0) {
      output.print(reasons(total));
      output.print("");
    }
    if (figures.stale().rules().isPresent()) {
      new StaleText(output, header, figures.stale()).print(total.all().images());
    }
    hygiene.ifPresent(this::print);
    FurtherFiguresText further = new FurtherFiguresText(output, header, figures);
    further.printFindings();
    further.printRegret();
    new PlanEnd(header, total).lines().forEach(output::print);
    further.printFreed();
    return total;
  }

  private void print(Hygiene known) {
    List<String> sentences = known.sentences(header::shortName);
    sentences.forEach(output::print);
    if (!sentences.isEmpty()) {
      output.print("");
    }
  }

  private void print(RepositoryPlan plan, PlanSummary summary) {
    output.print(
        "%s%s: %s"
            .formatted(
                header.shortName(plan.repository()),
                plan.optedIn() ? "" : " (not opted in)",
                inWords(summary)));
    Table table =
        new Table(
            List.of(
                Column.of("  verdict"),
                Column.of("digest"),
                Column.of("tags").cutTo(SHORTEST_TAGS),
                Column.ofNumbers("age").leftOutAt(1),
                Column.ofNumbers("pulled").leftOutAt(2),
                Column.ofNumbers("size"),
                Column.of("reason").cutTo(SHORTEST_REASON)));
    plan.images().stream()
        .filter(view::includes)
        .sorted(Comparator.comparing((PlannedImage one) -> one.image().pushedAt()).reversed())
        .forEach(one -> table.row(row(one)));
    output.print(table);
    output.print("");
  }

  private Cell[] row(PlannedImage one) {
    Image image = one.image();
    Kind kind = one.verdict().kind();
    return new Cell[] {
      new Cell("  " + kind.word(), look(kind)),
      Cell.of(image.digest().firstDigits()),
      Cell.of(String.join(" ", image.tags())),
      Cell.of(Amounts.age(image.pushedAt(), header.time())),
      Cell.of(image.lastPulledAt().map(time -> Amounts.age(time, header.time())).orElse("never")),
      Cell.of(Bytes.inWords(one.bytes())),
      Cell.of(VerdictText.sentence(one.verdict()))
    };
  }

  private static Look look(Kind kind) {
    return switch (kind) {
      case REMOVABLE -> Look.GOOD;
      case UNKNOWN -> Look.CAREFUL;
      case IN_USE, PROTECTED, WAITING -> Look.PLAIN;
    };
  }

  private static String inWords(PlanSummary summary) {
    return summary.all().images() == 0
        ? "no images"
        : Stream.of(Kind.values())
            .filter(kind -> summary.of(kind).images() > 0)
            .map(kind -> "%s %s".formatted(Counts.of(summary.of(kind).images()), kind.word()))
            .collect(joining(", "));
  }

  private static Table reasons(PlanSummary total) {
    Table table =
        new Table(
            List.of(
                Column.of("verdict"),
                Column.ofNumbers("images"),
                Column.ofNumbers("size"),
                Column.of("decided by").leftOutAt(1),
                Column.of("because of").cutTo(SHORTEST_REASON)));
    total
        .reasons()
        .forEach(
            (reason, tally) ->
                table.row(
                    new Cell(reason.verdict().word(), look(reason.verdict())),
                    Cell.of(Counts.of(tally.images())),
                    Cell.of(Bytes.inWords(tally.bytes())),
                    Cell.of(reason.question().map(QuestionId::value).orElse("")),
                    Cell.of(reason.text())));
    return table;
  }
}
