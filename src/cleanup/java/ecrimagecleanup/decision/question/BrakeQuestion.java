package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.OwnerPolicy;
import java.util.List;
import java.util.Optional;

/** Whether removals are held, by the operator or by the owner of the repository. */
public final class BrakeQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = QuestionId.BRAKE;

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Brake";
  }

  @Override
  public String remedy() {
    return "Release the brake.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (given.own().action() == Action.REPORT) {
      return Optional.empty();
    }
    if (OwnerPolicy.isBraked(given.findings().repository(), given.policy())) {
      return Optional.of(
          given.postponeAndSpread(
              ID,
              "The repository tag %s:brake holds removals.".formatted(given.policy().optInTag())));
    }
    return given
        .findings()
        .brake()
        .filter(Brake::holds)
        .map(brake -> given.postponeAndSpread(ID, brake.reason()));
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given.findings().brake().map(brake -> brake.reason()).stream().toList();
  }
}
