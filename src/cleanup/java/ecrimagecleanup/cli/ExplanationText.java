package ecrimagecleanup.cli;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.QuestionAnswer;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.words.Times;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An explanation for people. */
final class ExplanationText {
  private static final String INDENT = " ".repeat(6);

  private final OutputOptions output;
  private final Function<String, Optional<PendingCheck>> schedules;

  /**
   * @param schedules gives the check of a schedule by its name; empty if it is not known
   */
  ExplanationText(OutputOptions output, Function<String, Optional<PendingCheck>> schedules) {
    this.output = output;
    this.schedules = schedules;
  }

  void print(Explanation explanation) {
    SweptChecks swept =
        SweptChecks.of(explanation.decided().digest(), explanation.sweeps(), schedules);
    ImageDecision decided = explanation.decided();
    output.print("%s@%s".formatted(decided.check().repository(), decided.digest()));
    output.print("");
    output.print(
        List.of(
            new Cell(explanation.verdict().kind().word(), Look.STRONG),
            Cell.of(": " + swept.sentence(explanation.verdict()))));
    output.print("");
    explanation.answers().forEach(this::print);
    remedies(explanation);
    pending(explanation, swept);
  }

  /** The question and how it counts, and below it what was looked at. */
  private void print(QuestionAnswer answer) {
    Cell question =
        Cell.of("%-18s%s: ".formatted(answer.question().id(), answer.question().text()));
    output.print(List.of(question, counts(answer)));
    known(answer).forEach(text -> output.print(List.of(Cell.of(INDENT + text))));
    answer.evidence().forEach(said -> output.print(List.of(said(said))));
    answer.objection().stream()
        .map(Decision::reason)
        .filter(
            reason -> answer.evidence().stream().noneMatch(s -> s.evidence().text().equals(reason)))
        .forEach(reason -> output.print(List.of(new Cell(INDENT + reason, Look.CAREFUL))));
  }

  /**
   * Without what the objection says again, and without the operator's brake that is off where that
   * of the owner keeps it.
   */
  private static List<String> known(QuestionAnswer answer) {
    return answer
        .objection()
        .map(Decision::reason)
        .map(
            reason ->
                answer.known().stream()
                    .filter(text -> !text.equals(reason) && !text.equals(Brake.off().reason()))
                    .toList())
        .orElse(answer.known());
  }

  private static Cell counts(QuestionAnswer answer) {
    if (!answer.asked()) {
      return new Cell("not asked", Look.FAINT);
    }
    return answer
        .objection()
        .map(objection -> new Cell("keeps it", Look.CAREFUL))
        .orElse(new Cell("passed", Look.GOOD));
  }

  private static Cell said(SourceEvidence said) {
    Look look = said.evidence() instanceof Evidence.Unused ? Look.PLAIN : Look.CAREFUL;
    return new Cell(
        "%s%s: %s: %s"
            .formatted(INDENT, said.source(), said.evidence().word(), said.evidence().text()),
        look);
  }

  private void remedies(Explanation explanation) {
    List<String> remedies = explanation.remedies();
    output.print("");
    if (remedies.isEmpty()) {
      output.print("Nothing keeps it.");
    } else {
      output.print("To let it be removed:");
      remedies.forEach(remedy -> output.print("  - " + remedy));
    }
  }

  private void pending(Explanation explanation, SweptChecks swept) {
    List<ScheduleName> checks = explanation.decided().findings().pending().orElse(List.of());
    output.print("");
    if (checks.isEmpty() && swept.lines().isEmpty()) {
      output.print("No check of it is pending.");
      return;
    }
    output.print("Pending checks:");
    checks.forEach(
        name -> output.print("  - %s fires on %s".formatted(name, Times.utc(name.due()))));
    swept.lines().forEach(line -> output.print("  - " + line));
  }
}
