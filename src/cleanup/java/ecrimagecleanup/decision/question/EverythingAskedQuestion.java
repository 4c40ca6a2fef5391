package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.util.List;
import java.util.Optional;

/**
 * Whether every source was asked. Without evidence for what has to be known nothing is known to be
 * unused: that is decided in the name of the question that nobody answered.
 */
public final class EverythingAskedQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("everything-asked");

  private static final List<EvidenceQuestion> NEEDED =
      List.of(
          EvidenceQuestion.CAUSE_STILL_RUNS,
          EvidenceQuestion.COVERAGE,
          EvidenceQuestion.TASK_DEFINITIONS,
          EvidenceQuestion.SERVICES);

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Completeness of the evidence";
  }

  @Override
  public String remedy() {
    return "Fix the source that cannot be asked: ecr-image-cleanup doctor says how.";
  }

  @Override
  public boolean isAboutTheUnknown() {
    return true;
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (!given.findings().unasked().isEmpty()) {
      return Optional.of(
          new Open(
              ID,
              "The source %s has not been asked.".formatted(given.findings().unasked().get(0))));
    }
    return NEEDED.stream()
        .filter(question -> !given.isAnswered(question))
        .findFirst()
        .map(
            question ->
                given.postponeAfterVeto(
                    QuestionId.of(question), "No source has evidence for this question."));
  }
}
