package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import java.util.Optional;

/**
 * Whether the image was in use, or unknown, when it was last looked at. When that use ended between
 * two looks is not known, and the last tasks may still be stopping: a whole grace period after
 * that.
 */
public final class SecondLookQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("second-look");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "A second look after a use";
  }

  @Override
  public String remedy() {
    return "Wait for the next look.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    return given.check().lastLook().isVeto()
        ? Optional.of(
            given.postponeAfterClearLook(
                ID, "It is unused now; at the last look it was in use, or unknown."))
        : Optional.empty();
  }
}
