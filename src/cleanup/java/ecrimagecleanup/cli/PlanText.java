package ecrimagecleanup.cli;

import static java.util.stream.Collectors.joining;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.Tally;
import ecrimagecleanup.words.Counts;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A plan for people, repository by repository as they become known. */
final class PlanText {
  private static final int TAGS = 30;

  private final Output output;
  private final PlanHeader header;
  private final boolean summaryOnly;

  /**
   * @param summaryOnly whether the images themselves are left out
   */
  PlanText(Output output, PlanHeader header, boolean summaryOnly) {
    this.output = output;
    this.header = header;
    this.summaryOnly = summaryOnly;
  }

  /** Prints the plan; the totals. */
  PlanSummary print(Iterator<RepositoryPlan> plans) {
    PlanSummary total = PlanSummary.NONE;
    while (plans.hasNext()) {
      RepositoryPlan plan = plans.next();
      total = total.plus(print(plan));
    }
    print(total);
    return total;
  }

  private PlanSummary print(RepositoryPlan plan) {
    PlanSummary summary = PlanSummary.of(plan);
    if (summaryOnly) {
      return summary;
    }
    output.print(
        "%s%s: %s"
            .formatted(
                plan.repository(),
                plan.optedIn() ? "" : " (not opted in)",
                plan.images().isEmpty() ? "no images" : inWords(summary)));
    Table table =
        new Table(
            List.of(
                Column.of("  verdict"),
                Column.of("digest"),
                Column.of("tags"),
                Column.ofNumbers("age"),
                Column.ofNumbers("pulled"),
                Column.ofNumbers("size"),
                Column.of("reason")));
    plan.images().forEach(one -> table.row(row(one)));
    output.print(table);
    output.print("");
    return summary;
  }

  private Cell[] row(PlannedImage one) {
    Image image = one.image();
    return new Cell[] {
      new Cell("  " + one.verdict().kind().word(), look(one.verdict().kind())),
      Cell.of(image.digest().brief()),
      Cell.of(shortened(String.join(" ", image.tags()))),
      Cell.of(Amounts.age(image.pushedAt(), header.time())),
      Cell.of(image.lastPulledAt().map(time -> Amounts.age(time, header.time())).orElse("never")),
      Cell.of(Amounts.bytes(one.bytes())),
      Cell.of(reason(one))
    };
  }

  private static String reason(PlannedImage one) {
    return VerdictText.sentence(one.verdict());
  }

  private static Look look(Verdict.Kind kind) {
    return switch (kind) {
      case IN_USE -> Look.GOOD;
      case PROTECTED, WAITING -> Look.PLAIN;
      case REMOVABLE, UNKNOWN -> Look.CAREFUL;
    };
  }

  private static String shortened(String text) {
    return text.length() <= TAGS ? text : text.substring(0, TAGS - 1) + "…";
  }

  private static String inWords(PlanSummary summary) {
    return Stream.of(Verdict.Kind.values())
        .filter(kind -> summary.of(kind).images() > 0)
        .map(kind -> "%s %s".formatted(amount(summary.of(kind)), kind.word()))
        .collect(joining(", "));
  }

  private static String amount(Tally tally) {
    return "%s (%s)".formatted(Counts.of(tally.images()), Amounts.bytes(tally.bytes()));
  }

  private void print(PlanSummary total) {
    Table reasons =
        new Table(
            List.of(
                Column.of("verdict"),
                Column.ofNumbers("images"),
                Column.ofNumbers("size"),
                Column.of("decided by"),
                Column.of("because of")));
    total
        .reasons()
        .forEach(
            (reason, tally) ->
                reasons.row(
                    new Cell(reason.verdict().word(), look(reason.verdict())),
                    Cell.of(Amounts.count(tally.images())),
                    Cell.of(Amounts.bytes(tally.bytes())),
                    Cell.of(reason.question().map(QuestionId::value).orElse("")),
                    Cell.of(reason.text())));
    output.print(reasons);
    output.print("");
    if (header.asIfOptedIn()) {
      output.print("This is what would be if the owner of every repository had opted in.");
    }
    if (!header.brake().isEmpty()) {
      output.print("The brake is on: " + header.brake());
    }
    if (total.of(Verdict.Kind.UNKNOWN).images() > 0) {
      output.print(
          "Something is unknown of %s; ecr-image-cleanup explain IMAGE says what."
              .formatted(Counts.of(total.of(Verdict.Kind.UNKNOWN).images(), "image")));
    }
    output.print(
        "%s, %s of them opted in: %s."
            .formatted(
                Counts.of(total.repositories(), "repository"),
                Counts.of(total.optedIn()),
                total.all().images() == 0 ? "no images" : inWords(total)));
    output.print(
        "%s removable: $%s a month at $%s per GB. %s"
            .formatted(
                Counts.of(total.of(Verdict.Kind.REMOVABLE).images(), "image"),
                total.of(Verdict.Kind.REMOVABLE).monthlyCost(header.pricePerGbMonth()),
                header.pricePerGbMonth(),
                PlanDocument.NOTE));
  }
}
