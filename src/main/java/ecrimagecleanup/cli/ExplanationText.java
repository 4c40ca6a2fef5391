package ecrimagecleanup.cli;

import ecrimagecleanup.check.Decision;
import ecrimagecleanup.check.Evidence;
import ecrimagecleanup.check.Explanation;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.RowAnswer;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.SourceEvidence;
import ecrimagecleanup.cli.Table.Cell;
import ecrimagecleanup.cli.Table.Look;
import java.util.List;

/** An explanation for people. */
final class ExplanationText {
  private static final String INDENT = " ".repeat(6);

  private final OutputOptions output;

  ExplanationText(OutputOptions output) {
    this.output = output;
  }

  void print(Explanation explanation) {
    ImageDecision decided = explanation.decided();
    Decision decision = decided.decision();
    output.print("%s@%s".formatted(decided.check().repository(), decided.digest()));
    output.print("");
    output.print(
        "If its check were due now: %s, by row %d. %s"
            .formatted(inWords(decision), decision.row().number(), decision.reason()));
    output.print("");
    explanation.rows().forEach(this::print);
    remedies(explanation);
    pending(explanation);
  }

  private static String inWords(Decision decision) {
    if (decision instanceof Decision.Remove remove) {
      return "it can go (%s)".formatted(remove.action().word());
    }
    if (decision instanceof Decision.Postpone postpone) {
      return "it stays until %s at least".formatted(postpone.until());
    }
    return decision instanceof Decision.Gone ? "it is gone" : "it stays";
  }

  /** The question and how it counts, and below it what was looked at. */
  private void print(RowAnswer row) {
    Cell question = Cell.of("%2d  %s ".formatted(row.row().number(), row.row().question()));
    output.print(List.of(question, counts(row)));
    row.known().forEach(text -> output.print(List.of(Cell.of(INDENT + text))));
    row.evidence().forEach(said -> output.print(List.of(said(said))));
    row.objections().stream()
        .map(objection -> objection.answer().reason())
        .filter(
            reason -> row.evidence().stream().noneMatch(s -> s.evidence().text().equals(reason)))
        .forEach(reason -> output.print(List.of(new Cell(INDENT + reason, Look.CAREFUL))));
  }

  private static Cell counts(RowAnswer row) {
    if (!row.asked()) {
      return new Cell("not asked", Look.FAINT);
    }
    return row.objections().isEmpty()
        ? new Cell("yes", Look.GOOD)
        : new Cell("no: " + row.objections().get(0).answer().word(), Look.CAREFUL);
  }

  private static Cell said(SourceEvidence said) {
    Look look = said.evidence() instanceof Evidence.Unused ? Look.PLAIN : Look.CAREFUL;
    return new Cell(
        "%s%s: %s: %s"
            .formatted(INDENT, said.source(), said.evidence().word(), said.evidence().text()),
        look);
  }

  private void remedies(Explanation explanation) {
    List<String> remedies =
        explanation.objections().stream().map(RowAnswer.Objection::remedy).distinct().toList();
    output.print("");
    if (remedies.isEmpty()) {
      output.print("Nothing keeps it.");
    } else {
      output.print("For it to go, all of this has to come:");
      remedies.forEach(remedy -> output.print("  - " + remedy));
    }
  }

  private void pending(Explanation explanation) {
    List<ScheduleName> checks = explanation.decided().findings().pending().orElse(List.of());
    output.print("");
    if (checks.isEmpty() && explanation.sweeps().isEmpty()) {
      output.print("No check of it is pending.");
      return;
    }
    output.print("Pending checks:");
    checks.forEach(name -> output.print("  - %s fires at %s".formatted(name, name.due())));
    explanation
        .sweeps()
        .forEach(
            name ->
                output.print(
                    "  - %s, of a sweep, may name it; checks list shows when it fires"
                        .formatted(name)));
  }
}
