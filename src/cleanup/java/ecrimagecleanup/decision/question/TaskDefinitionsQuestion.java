package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Duration;
import java.util.Optional;

/** Whether a task definition names the image. */
public final class TaskDefinitionsQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.TASK_DEFINITIONS);

  /** The question. */
  public TaskDefinitionsQuestion() {
    super(
        EvidenceQuestion.TASK_DEFINITIONS,
        "Task definitions that name the image",
        "Deregister every task definition that names it; a grace period later the image can be removed.");
  }

  @Override
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    if (said instanceof Unknown unknown) {
      return Optional.of(given.postponeAfterVeto(ID, unknown.text()));
    }
    if (!given.isKnownWhetherCauseRuns()) {
      // As for a later check: it could end the chain, or begin another one.
      return Optional.empty();
    }
    if (said instanceof Used used) {
      return Optional.of(new Keep(ID, used.text()));
    }
    return endedSinceTheSweep(given, said)
        .or(() -> stillWithinGrace(given, said, Duration.ZERO, given.lookThatStoppedHere()));
  }

  /**
   * A sweep looks a grace period before its check, and a little more. What came and went since then
   * may have been run until just now by a service that did not notice.
   */
  private static Optional<Objection> endedSinceTheSweep(DecisionCase given, Evidence said) {
    return given
        .check()
        .sweptAt(given.policy().rollout())
        .filter(swept -> said instanceof UsedUntil used && used.until().isAfter(swept))
        .map(swept -> given.postponeAfterVeto(ID, said.text()));
  }
}
