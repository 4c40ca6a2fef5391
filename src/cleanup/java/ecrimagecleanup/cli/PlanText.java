package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.Standing;
import ecrimagecleanup.sweep.Tally;
import java.util.Iterator;
import java.util.List;

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
                Column.of("  decision"),
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
      new Cell("  " + word(one), look(one.standing())),
      Cell.of(image.digest().brief()),
      Cell.of(shortened(String.join(" ", image.tags()))),
      Cell.of(Amounts.age(image.pushedAt(), header.time())),
      Cell.of(image.lastPulledAt().map(time -> Amounts.age(time, header.time())).orElse("never")),
      Cell.of(Amounts.bytes(one.bytes())),
      Cell.of(reason(one))
    };
  }

  private static String word(PlannedImage one) {
    return one.decision() instanceof Decision.Remove remove
        ? remove.action().word()
        : one.decision().word();
  }

  private static String reason(PlannedImage one) {
    return one.goesAfter()
        .map(parent -> "It goes after %s. %s".formatted(parent.brief(), one.decision().reason()))
        .orElse(one.decision().reason());
  }

  private static Look look(Standing standing) {
    return switch (standing) {
      case USED -> Look.GOOD;
      case KEPT -> Look.PLAIN;
      case REMOVABLE -> Look.CAREFUL;
    };
  }

  private static String shortened(String text) {
    return text.length() <= TAGS ? text : text.substring(0, TAGS - 1) + "…";
  }

  private static String inWords(PlanSummary summary) {
    return "%s used, %s kept, %s can go"
        .formatted(
            amount(summary.of(Standing.USED)),
            amount(summary.of(Standing.KEPT)),
            amount(summary.of(Standing.REMOVABLE)));
  }

  private static String amount(Tally tally) {
    return "%s (%s)".formatted(Amounts.count(tally.images()), Amounts.bytes(tally.bytes()));
  }

  private void print(PlanSummary total) {
    Table reasons =
        new Table(
            List.of(
                Column.of("standing"),
                Column.ofNumbers("images"),
                Column.ofNumbers("size"),
                Column.of("decided by"),
                Column.of("question")));
    total
        .reasons()
        .forEach(
            (reason, tally) ->
                reasons.row(
                    new Cell(reason.standing().word(), look(reason.standing())),
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
    if (total.unknown() > 0) {
      output.print(
          "%s images are kept because something could not be told; explain IMAGE says what."
              .formatted(Amounts.count(total.unknown())));
    }
    output.print(
        "%s repositories, %s of them opted in: %s."
            .formatted(
                Amounts.count(total.repositories()),
                Amounts.count(total.optedIn()),
                inWords(total)));
    output.print(
        "What can go costs %s a month at %s for a GB. %s"
            .formatted(
                total.of(Standing.REMOVABLE).monthlyCost(header.pricePerGbMonth()),
                header.pricePerGbMonth(),
                PlanDocument.NOTE));
  }
}
