package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import java.util.Optional;

/**
 * Whether a service may have run the image until lately by a tag that has moved on. Such a service
 * leaves no trace when it ends: neither its task definition nor its family names the image. That it
 * is unused now does not say since when, so it is looked at twice, a grace period apart.
 */
public final class RanByMovedTagQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("ran-by-moved-tag");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Can its tags not move, or was it unused a grace period ago as well?";
  }

  @Override
  public String remedy() {
    return "Time passes.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    return switch (given.check().lastLook()) {
      case VETO, CLEAR -> Optional.empty();
      case NONE, NAMES ->
          TagsThatMove.ifTheyCan(
              given,
              ID,
              mutability ->
                  given.postponeAfterClearLook(
                      ID,
                      "It is unused now. Tags of its repository can move (%s), so a service may have"
                              .formatted(mutability)
                          + " run it until lately by a tag that has moved on."));
    };
  }
}
