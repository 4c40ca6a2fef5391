package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.MutableTags;
import java.util.Optional;
import java.util.function.Function;

/** What follows where tags of the repository can move. */
final class TagsThatMove {
  private TagsThatMove() {}

  /**
   * What is decided if they can.
   *
   * @param id the question that asks
   * @param then what follows of how they can move
   */
  static Optional<Objection> ifTheyCan(
      DecisionCase given, QuestionId id, Function<TagMutability, Objection> then) {
    if (given.policy().mutableTags() == MutableTags.TRUST) {
      return Optional.empty();
    }
    if (given.findings().mutability().isEmpty()) {
      return Optional.of(new Open(id, "Nobody has asked yet whether the tags are mutable."));
    }
    return given.findings().mutability().filter(TagMutability::tagsCanMove).map(then);
  }
}
