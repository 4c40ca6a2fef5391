package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.util.List;
import java.util.Optional;

/**
 * Whether a later check of the image decides. That ends the chain, so it has to wait for {@link
 * CauseStillRunsQuestion}, which would continue it.
 */
public final class LaterCheckQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("later-check");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Is no later check of it pending?";
  }

  @Override
  public String remedy() {
    return "That check fires and decides; the command checks cancel takes it away.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (!given.isAnswered(EvidenceQuestion.CAUSE_STILL_RUNS)) {
      return Optional.empty();
    }
    if (given.findings().pending().isEmpty()) {
      return Optional.of(given.postponeAfterVeto(ID, "It is not known which checks are pending."));
    }
    ScheduleName own = given.check().nameFor(given.image().digest());
    return given.findings().pending().get().stream()
        .filter(name -> name.isLaterThan(own) && !name.isOfTheArchive())
        .findFirst()
        .map(
            later ->
                new Superseded(
                    ID, "A later check of the image is pending: %s.".formatted(later), later));
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given.findings().pending().orElse(List.of()).stream()
        .map(name -> "EventBridge Scheduler: %s fires at %s.".formatted(name, name.due()))
        .toList();
  }
}
