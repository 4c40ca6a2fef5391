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
    return "A second look where tags are mutable";
  }

  @Override
  public String remedy() {
    return "Wait for the next look.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    return switch (given.check().lastLook()) {
      case VETO, RAN, CLEAR -> Optional.empty();
      case NONE, NAMES ->
          TagsThatMove.ifTheyCan(
              given,
              ID,
              mutability ->
                  given.postponeAfterClearLook(
                      ID,
                      "It is unused now. The tags of its repository are %s, so a service may have run it until"
                              .formatted(mutability)
                          + " recently by a tag that now denotes another image."));
    };
  }
}
