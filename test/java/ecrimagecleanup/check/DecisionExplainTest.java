package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.NOW;
import static ecrimagecleanup.check.CheckFixtures.TABLE;
import static ecrimagecleanup.check.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.RowAnswer.Objection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each row says, against what is decided. */
class DecisionExplainTest {
  private static ImageDecision decided(Findings findings) {
    return new ImageDecision(
        check(), digest(1), findings.image(), findings, TABLE.decide(check(), findings, NOW), NOW);
  }

  /** The rows are in the order of their numbers, the questions are not: the first of one row. */
  @Test
  @Tag("many-cases")
  void theDecisionIsTheFirstObjectionOfARowOrRemoveWhenThereIsNone() {
    AtomicInteger without = new AtomicInteger();
    DecisionExhaustiveTest.forEachFindings(
        findings -> {
          ImageDecision decided = decided(findings);
          List<Decision> first =
              TABLE.explain(decided).stream()
                  .flatMap(row -> row.objections().stream().limit(1))
                  .map(Objection::answer)
                  .toList();
          boolean fits = first.isEmpty() ? decided.removes() : first.contains(decided.decision());
          // Not by way of assertThat for each: there are many.
          if (!fits) {
            throw new AssertionError(
                "%s is not among %s%n%s".formatted(decided.decision(), first, findings));
          }
          without.addAndGet(first.isEmpty() ? 1 : 0);
        });
    assertThat(without.get()).isPositive();
  }

  @Test
  @Tag("many-cases")
  void everyRowIsThereOnceAndEveryObjectionHasARemedy() {
    List<Row> rows = Arrays.stream(Row.values()).filter(row -> row != Row.UNUSED).toList();
    DecisionExhaustiveTest.forEachFindings(
        findings -> {
          List<RowAnswer> answers = TABLE.explain(decided(findings));
          if (!answers.stream().map(RowAnswer::row).toList().equals(rows)
              || answers.stream()
                  .flatMap(row -> row.objections().stream())
                  .anyMatch(objection -> objection.remedy().isBlank())) {
            throw new AssertionError("%s%n%s".formatted(answers, findings));
          }
        });
  }

  @Test
  void ofAnImageThatDoesNotExistOnlyTheFirstTwoRowsAreAsked() {
    List<RowAnswer> answers = TABLE.explain(decided(new FindingsBuilder().noImage().build()));

    assertThat(answers.stream().filter(RowAnswer::asked).map(RowAnswer::row))
        .containsExactly(Row.OPTED_IN, Row.EXISTS);
    assertThat(answers.get(1).objections())
        .extracting(Objection::answer)
        .containsExactly(new Decision.Gone(Row.EXISTS, "The image does not exist."));
  }

  @Test
  void theRowsAfterTheFirstThatDecidesAreAskedAllTheSame() {
    Findings findings =
        new FindingsBuilder()
            .uses(new Unknown("u."), new Unknown("v."), new Unknown("w."))
            .brake(Optional.of(Brake.on("held")))
            .parents(digest(9))
            .build();

    assertThat(
            TABLE.explain(decided(findings)).stream()
                .filter(row -> !row.objections().isEmpty())
                .map(RowAnswer::row))
        .containsExactly(
            Row.PROTECTED, Row.CAUSE_STILL_RUNS, Row.TASK_DEFINITIONS, Row.SERVICES, Row.BRAKE);
  }

  @Test
  void saysWhatIsKnownOfEachRow() {
    List<RowAnswer> answers =
        TABLE.explain(decided(new FindingsBuilder().brake(Optional.of(Brake.off())).build()));

    assertThat(answers)
        .filteredOn(row -> !row.known().isEmpty())
        .extracting(row -> row.row().number() + " " + String.join(" ", row.known()))
        .containsExactly(
            "1 ECR: the tag ecr-image-cleanup of the repository is enabled.",
            "2 ECR: it was pushed at 2026-01-05T10:00:00Z, and has the tags 1.41.0.",
            "3 The grace period of the repository is PT24H.",
            "4 The owner keeps 0 newest images and protects no tags. ECR: it is number 1 of the"
                + " newest images of the repository.",
            "11 ECR: tags of the repository are IMMUTABLE.",
            "12 The brake: Nothing holds removals.");
    assertThat(answers.get(6).evidence()).hasSize(1);
  }
}
