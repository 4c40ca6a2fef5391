package ecrimagecleanup.decision.question;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Action;
import org.junit.jupiter.api.Test;

class PartOfAnotherQuestionTest {

  /** A protected tag is asked for first, and hides whether an index alone would keep the image. */
  @Test
  void whatStaysAsPartOfAnotherOrByAProtectedTagIsNotInUseItself() {
    assertThat(Questions.IN_ORDER.stream().map(Question::id).filter(this::staysUnused))
        .containsExactly(ProtectedTagQuestion.ID, PartOfAnotherQuestion.ID);
    assertThat(PartOfAnotherQuestion.staysUnused(new Decision.Remove("Nobody.", Action.DELETE)))
        .isFalse();
  }

  private boolean staysUnused(QuestionId id) {
    return PartOfAnotherQuestion.staysUnused(new Decision.Keep(id, "It stays."));
  }
}
