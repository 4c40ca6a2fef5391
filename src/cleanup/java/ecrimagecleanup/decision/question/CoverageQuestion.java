package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;

/** Whether the sources can see all there is to see: if not, their silence proves nothing. */
public final class CoverageQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.COVERAGE);

  /** The question. */
  public CoverageQuestion() {
    super(
        EvidenceQuestion.COVERAGE,
        "Can the aggregator see every account and region?",
        "The aggregator can see again what it says.");
  }
}
