package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import java.util.List;
import java.util.Optional;

/**
 * Whether the references of task definitions are enough: they say nothing of a digest whose tag has
 * moved on.
 */
public final class MutableTagsQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("mutable-tags");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Mutable tags";
  }

  @Override
  public String remedy() {
    return "Make the tags of the repository immutable, or add ecs-live to cleanup.evidence.";
  }

  @Override
  public boolean isAboutTheUnknown() {
    return true;
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    return isUnusedByDigest(given)
        ? Optional.empty()
        : TagsThatMove.ifTheyCan(
            given,
            ID,
            mutability ->
                new Keep(
                    ID,
                    "The tags of its repository are %s, so a service may run it by a tag that now denotes"
                            .formatted(mutability)
                        + " another image, and no source that knows digests was asked. Add"
                        + " ecs-live to cleanup.evidence, or make the tags immutable."));
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given
        .findings()
        .mutability()
        .map(mutability -> "The tags of the repository are %s.".formatted(mutability))
        .stream()
        .toList();
  }

  private static boolean isUnusedByDigest(DecisionCase given) {
    return given.findings().of(EvidenceQuestion.FURTHER_EVIDENCE).stream()
        .filter(SourceEvidence::knowsDigests)
        .map(SourceEvidence::evidence)
        .anyMatch(said -> said instanceof Unused || said instanceof UsedUntil);
  }
}
