package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Duration;
import java.util.Optional;

/** Whether any source besides AWS Config knows of a use. */
public final class FurtherEvidenceQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.FURTHER_EVIDENCE);

  /** The question. */
  public FurtherEvidenceQuestion() {
    super(
        EvidenceQuestion.FURTHER_EVIDENCE,
        "Other sources of evidence",
        "End that use, or fix what the source cannot see.");
  }

  @Override
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    if (said instanceof Silent) {
      return Optional.empty();
    }
    return said instanceof UsedUntil
        ? stillWithinGrace(given, said, Duration.ZERO, given.lookThatStoppedHere())
        : vetoed(given, said);
  }
}
