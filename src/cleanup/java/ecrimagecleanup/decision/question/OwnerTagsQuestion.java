package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.OwnerPolicy;
import java.util.Optional;

/** Whether it is known what the owner of the repository wants. */
public final class OwnerTagsQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("owner-tags");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Policy tags of the repository";
  }

  @Override
  public String remedy() {
    return "Correct the tag of the repository.";
  }

  @Override
  public boolean isAboutTheUnknown() {
    return true;
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    return given.owner() instanceof OwnerPolicy.Mistaken mistaken
        ? Optional.of(
            new Keep(
                ID,
                mistaken.reason()
                    + " Until somebody corrects it, every image of the repository stays."))
        : Optional.empty();
  }
}
