package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Instant;
import java.util.Optional;

/** Whether the image was pulled lately. Who pulled it is not known: it waits, but is not in use. */
public final class PulledQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.PULLED);

  /** The question. */
  public PulledQuestion() {
    super(
        EvidenceQuestion.PULLED,
        "Recent pulls",
        "Wait until nobody has pulled it for a while. If a scanner pulls it, exclude the scanner from"
            + " pull times in ECR.");
  }

  @Override
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    if (!(said instanceof UsedUntil pulled)) {
      return vetoed(given, said);
    }
    Instant until = pulled.until().plus(given.policy().pullWindow());
    return until.isAfter(given.now())
        ? Optional.of(
            given.postponeAfterUse(
                ID,
                pulled.text(),
                until,
                given.check().presumedUnusedSince(),
                given.lookThatStoppedHere()))
        : Optional.empty();
  }
}
