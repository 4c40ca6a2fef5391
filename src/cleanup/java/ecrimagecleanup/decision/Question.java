package ecrimagecleanup.decision;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.util.List;
import java.util.Optional;

/**
 * One question of the decision table. It reads what was found out and nothing else: the same case
 * always gets the same answer.
 */
public interface Question {

  /** Its id, which never changes. */
  QuestionId id();

  /** What it looks at, as people read it. */
  String text();

  /**
   * Whether what it decides says that something is not known: neither who uses the image nor which
   * rule keeps it.
   */
  default boolean isAboutTheUnknown() {
    return false;
  }

  /** What would have to change for the image to get past it, in a sentence. */
  String remedy();

  /** What is decided because of it; without an answer the next question is asked. */
  Optional<Objection> answer(DecisionCase given);

  /** What was looked at besides evidence, in sentences, for somebody who wants to know. */
  default List<String> known(DecisionCase given) {
    return List.of();
  }

  /** The evidence that it goes by; none if it needs no source. */
  default Optional<EvidenceQuestion> evidence() {
    return Optional.empty();
  }
}
