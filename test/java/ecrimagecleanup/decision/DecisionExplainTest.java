package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.question.BrakeQuestion;
import ecrimagecleanup.decision.question.CauseStillRunsQuestion;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each question says, against what is decided. */
class DecisionExplainTest {
  private static ImageDecision decided(Findings findings) {
    return new ImageDecision(
        check(), digest(1), findings.image(), findings, TABLE.decide(check(), findings, NOW), NOW);
  }

  @Test
  @Tag("many-cases")
  void theDecisionIsTheFirstObjectionOrRemoveWhenThereIsNone() {
    AtomicInteger without = new AtomicInteger();
    DecisionExhaustiveTest.forEachFindings(
        findings -> {
          ImageDecision decided = decided(findings);
          Optional<Decision> first =
              TABLE.explain(decided).stream()
                  .flatMap(answer -> answer.objection().stream())
                  .<Decision>map(objection -> objection)
                  .findFirst();
          boolean fits = first.map(decided.decision()::equals).orElseGet(decided::removes);
          // Not by way of assertThat for each: there are many.
          if (!fits) {
            throw new AssertionError(
                "%s is not %s%n%s".formatted(decided.decision(), first, findings));
          }
          without.addAndGet(first.isEmpty() ? 1 : 0);
        });
    assertThat(without.get()).isPositive();
  }

  @Test
  @Tag("many-cases")
  void everyQuestionIsThereOnceInItsPlace() {
    DecisionExhaustiveTest.forEachFindings(
        findings -> {
          List<QuestionAnswer> answers = TABLE.explain(decided(findings));
          if (!answers.stream().map(QuestionAnswer::question).toList().equals(Questions.IN_ORDER)) {
            throw new AssertionError("%s%n%s".formatted(answers, findings));
          }
        });
  }

  @Test
  void ofAnImageThatDoesNotExistOnlyTheFirstTwoQuestionsAreAsked() {
    List<QuestionAnswer> answers = TABLE.explain(decided(new FindingsBuilder().noImage().build()));

    assertThat(answers.stream().filter(QuestionAnswer::asked).map(answer -> answer.question().id()))
        .containsExactly(OptedInQuestion.ID, ExistsQuestion.ID);
    assertThat(answers.get(1).objection())
        .contains(new Decision.Gone(ExistsQuestion.ID, "The image does not exist."));
  }

  @Test
  void theQuestionsAfterTheFirstThatDecidesAreAskedAllTheSame() {
    Findings findings =
        new FindingsBuilder()
            .uses(new Unknown("u."), new Unknown("v."), new Unknown("w."))
            .brake(Optional.of(Brake.on("held")))
            .parents(digest(9))
            .build();

    assertThat(
            TABLE.explain(decided(findings)).stream()
                .filter(answer -> answer.objection().isPresent())
                .map(answer -> answer.question().id()))
        .containsExactly(
            CauseStillRunsQuestion.ID,
            TaskDefinitionsQuestion.ID,
            ServicesQuestion.ID,
            PartOfAnotherQuestion.ID,
            BrakeQuestion.ID);
  }

  @Test
  void saysWhatIsKnownForEachQuestion() {
    List<QuestionAnswer> answers =
        TABLE.explain(decided(new FindingsBuilder().brake(Optional.of(Brake.off())).build()));

    assertThat(answers)
        .filteredOn(answer -> !answer.known().isEmpty())
        .extracting(answer -> answer.question().id() + " " + String.join(" ", answer.known()))
        .containsExactly(
            "opted-in The repository tag ecr-image-cleanup is enabled.",
            "exists It was pushed on 5 Jan 2026 10:00 UTC, and has the tag 1.41.0.",
            "grace-period The grace period of the repository is 24 hours.",
            "protected-tag The repository protects no tags.",
            "newest The repository keeps its newest 0 images. It is number 1 of the newest images of"
                + " its repository.",
            "mutable-tags The tags of the repository are IMMUTABLE.",
            "brake The brake is off.");
    assertThat(answers)
        .filteredOn(answer -> answer.question().id().equals(CoverageQuestion.ID))
        .singleElement()
        .satisfies(answer -> assertThat(answer.evidence()).hasSize(1));
  }
}
