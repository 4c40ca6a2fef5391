package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceEvidence;
import java.util.Optional;

/**
 * Whether a source was asked whose uses end without an event, such as functions of Lambda and pods.
 * A use that ended a moment ago looks there like one that never was, so it is looked at twice, a
 * grace period apart. A source that tells when a use ended needs no second look.
 */
public final class EndedUnheardQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("ended-unheard");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "A second look where no event tells the end of a use";
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
          given.findings().of(EvidenceQuestion.FURTHER_EVIDENCE).stream()
              .filter(said -> !(said.evidence() instanceof UsedUntil))
              .map(SourceEvidence::source)
              .filter(source -> !EvidenceSources.isOfConfigOrEcs(source))
              .findFirst()
              .map(
                  source ->
                      given.postponeAfterClearLook(
                          ID,
                          "It is unused now. No event tells when a use ends that %s sees, so one may have ended a moment ago."
                              .formatted(source)));
    };
  }
}
