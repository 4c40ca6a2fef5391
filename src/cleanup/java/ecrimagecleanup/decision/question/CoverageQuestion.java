package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceEvidence;
import java.util.Optional;

/** Whether the sources can see all there is to see: if not, their silence proves nothing. */
public final class CoverageQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.COVERAGE);

  /** The question. */
  public CoverageQuestion() {
    super(
        EvidenceQuestion.COVERAGE,
        "Accounts and regions that AWS Config sees",
        "Fix what AWS Config cannot see: ecr-image-cleanup doctor says how.");
  }

  /**
   * While the aggregator is blind, all checks of an image become one: nobody knows more than that.
   * What it says of the task definition that caused the check is of that check alone.
   */
  @Override
  Optional<Objection> judge(DecisionCase given, SourceEvidence said) {
    return said.source().equals(EvidenceSources.COVERAGE) && !(said.evidence() instanceof Unused)
        ? Optional.of(given.postponeBlind(ID, said.evidence().text()))
        : super.judge(given, said);
  }
}
