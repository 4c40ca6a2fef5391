package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Relatives;
import java.util.Optional;

/**
 * Whether the image is a part of an index that exists, or belongs to an image that exists.
 *
 * <p>It costs calls and only protects, so it is asked after the evidence: it keeps whatever is
 * left.
 */
public final class PartOfAnotherQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("part-of-another");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Indexes that list the image, and the image it is attached to";
  }

  @Override
  public String remedy() {
    return "Its parent must go first; run explain on the parent.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (given.findings().relatives().isEmpty()) {
      return Optional.of(new Open(ID, "Nobody has asked yet which images it is a part of."));
    }
    Relatives relatives = given.findings().relatives().get();
    if (!relatives.parents().isEmpty()) {
      return Optional.of(
          new Keep(ID, "The index %s lists it.".formatted(relatives.parents().get(0))));
    }
    return relatives
        .subject()
        .map(subject -> new Keep(ID, "It is attached to %s.".formatted(subject)));
  }

  /** Whether an image stays for what it is a part of and for nothing else. */
  public static boolean decides(Decision decision) {
    return decision.decidedBy().filter(ID::equals).isPresent();
  }

  /**
   * Whether an image stays for what it is, and not for its own use: as part of another, or by a
   * protected tag, which is asked for before it is known what the image is a part of.
   */
  public static boolean staysUnused(Decision decision) {
    return decision
        .decidedBy()
        .filter(question -> question.equals(ID) || question.equals(ProtectedTagQuestion.ID))
        .isPresent();
  }
}
