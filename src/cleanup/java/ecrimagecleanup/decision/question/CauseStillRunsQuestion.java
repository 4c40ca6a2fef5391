package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;

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
}
