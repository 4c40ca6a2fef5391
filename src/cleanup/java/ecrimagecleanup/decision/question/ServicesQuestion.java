package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a service or task set runs a task definition that is not ACTIVE and names the image.
 *
 * <p>Any change of a service counts, also one of its size. So its end is waited for only once in a
 * chain, or the image of a service that scales every hour would never go. It is the last end that
 * any source reports, as AWS Config may look once a day: where ECS is a source it is asked first.
 * After a change to another task definition the old tasks run on until the rollout is over.
 */
public final class ServicesQuestion extends EvidencedQuestion {
  /** Its id. */
  public static final QuestionId ID = QuestionId.of(EvidenceQuestion.SERVICES);

  /** The question. */
  public ServicesQuestion() {
    super(
        EvidenceQuestion.SERVICES,
        "Services that run an INACTIVE task definition which names the image",
        "Deploy these services to another task definition, or delete them; a grace period later the"
            + " image can be removed.");
  }

  @Override
  Optional<Objection> decisive(Stream<Objection> objections) {
    return objections.reduce((one, other) -> until(other).isAfter(until(one)) ? other : one);
  }

  private static Instant until(Objection objection) {
    return objection instanceof Postpone postpone ? postpone.until() : Instant.MAX;
  }

  @Override
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    if (!(said instanceof UsedUntil)) {
      return vetoed(given, said);
    }
    if (given.check().lastLook() == LastLook.NONE && given.isEcsToBeAsked()) {
      return Optional.of(new Open(ID, "ECS was not asked yet when a service last changed."));
    }
    return given.check().lastLook() == LastLook.NONE
        ? stillWithinGrace(given, said, given.policy().rollout(), LastLook.NAMES)
        : Optional.empty();
  }
}
