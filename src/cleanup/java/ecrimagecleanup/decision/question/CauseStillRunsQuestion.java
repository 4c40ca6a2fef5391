package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.util.Optional;

/** Whether a service or task set still runs the task definition that caused the check. */
public final class CauseStillRunsQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.CAUSE_STILL_RUNS);

  /** The question. */
  public CauseStillRunsQuestion() {
    super(
        EvidenceQuestion.CAUSE_STILL_RUNS,
        "Services that run the task definition that caused the check",
        "Deploy these services to another task definition, or delete them; a grace period later the"
            + " image can be removed.");
  }

  /** Whoever decides later need not know of the task definition, so that it ran is remembered. */
  @Override
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    return vetoed(
        given,
        said,
        given.check().cause().leftTaskDefinition().isPresent() ? LastLook.RAN : given.veto());
  }
}
