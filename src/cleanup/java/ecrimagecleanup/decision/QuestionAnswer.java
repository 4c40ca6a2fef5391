package ecrimagecleanup.decision;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.evidence.SourceEvidence;
import java.util.List;
import java.util.Optional;

/**
 * What one question of the decision table says of an image, for somebody who wants to know why.
 *
 * @param question the question
 * @param asked whether it was asked
 * @param objection what is decided because of it, if no question before decides; none if the image
 *     gets past it
 * @param known what was looked at besides the evidence, in sentences
 * @param evidence what the sources of evidence said for the question
 */
public record QuestionAnswer(
    Question question,
    boolean asked,
    Optional<Objection> objection,
    List<String> known,
    List<SourceEvidence> evidence) {
  public QuestionAnswer {
    known = List.copyOf(known);
    evidence = List.copyOf(evidence);
  }

  /** The answer to a question. */
  static QuestionAnswer of(Question question, DecisionCase given) {
    return new QuestionAnswer(
        question,
        true,
        question.answer(given),
        question.known(given),
        question.evidence().map(given.findings()::of).orElse(List.of()));
  }

  /** A question that was not asked: of an image that is gone nothing more is. */
  static QuestionAnswer notAsked(Question question) {
    return new QuestionAnswer(question, false, Optional.empty(), List.of(), List.of());
  }

  /** Whether the image is gone. */
  boolean isGone() {
    return objection.filter(Decision.Gone.class::isInstance).isPresent();
  }
}
