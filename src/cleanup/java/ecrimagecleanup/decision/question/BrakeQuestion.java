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

/**
 * Whether removals are held: by the operator, by the owner of the repository, or by events that
 * nobody has heard yet.
 */
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
    return given.findings().brake().filter(Brake::holds).map(brake -> postpone(given, brake));
  }

  /** To the next full hour, or so far that what is held together does not come back together. */
  private static Objection postpone(DecisionCase given, Brake brake) {
    return brake.briefly()
        ? given.postponeUnchanged(ID, brake.reason(), given.check().due())
        : given.postponeAndSpread(ID, brake.reason());
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given.findings().brake().map(brake -> brake.reason()).stream().toList();
  }
}
