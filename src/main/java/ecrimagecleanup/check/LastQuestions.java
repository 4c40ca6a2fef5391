package ecrimagecleanup.check;

import ecrimagecleanup.check.Decision.Keep;
import ecrimagecleanup.check.Decision.Open;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.image.TagMutability;
import java.util.Optional;
import java.util.function.Function;

/**
 * The questions that are asked only of an image that nobody uses: what it belongs to, whether its
 * tags could have moved, and whether removals are held.
 */
final class LastQuestions {
  private LastQuestions() {}

  static Optional<Decision> partOfAnother(DecisionCase one) {
    if (one.findings().relatives().isEmpty()) {
      return Optional.of(new Open(Row.PROTECTED, "It is not known yet what the image belongs to."));
    }
    Relatives relatives = one.findings().relatives().get();
    if (!relatives.parents().isEmpty()) {
      return Optional.of(
          new Keep(Row.PROTECTED, "The index %s lists it.".formatted(relatives.parents().get(0))));
    }
    return relatives
        .subject()
        .map(subject -> new Keep(Row.PROTECTED, "It belongs to %s.".formatted(subject)));
  }

  static Optional<Decision> amongTheNewest(DecisionCase one) {
    int newest = one.own().keepNewest();
    return one.findings()
        .relatives()
        .flatMap(Relatives::rank)
        .filter(rank -> rank <= newest)
        .map(
            rank ->
                new Keep(
                    Row.PROTECTED,
                    "It is number %d of the newest images of its repository, of which %d stay."
                        .formatted(rank, newest)));
  }

  /** The references of task definitions say nothing of a digest whose tag has moved on. */
  static Optional<Decision> tagsThatMove(DecisionCase one) {
    return isUnusedByDigest(one)
        ? Optional.empty()
        : ifTagsCanMove(
            one,
            mutability ->
                new Keep(
                    Row.FURTHER_EVIDENCE,
                    "Tags of its repository can move (%s), so a service may run it by a tag that has"
                            .formatted(mutability)
                        + " moved on, and no source that knows the digests in use was asked. Add"
                        + " ecs-live or inspector-in-use to cleanup.evidence, or make the tags"
                        + " immutable."));
  }

  /**
   * A service that runs a digest whose tag has moved on leaves no trace when it ends: neither its
   * task definition nor its family names the image. That it is unused now does not say since when,
   * so it is looked at twice, a grace period apart.
   */
  static Optional<Decision> ranByMovedTag(DecisionCase one) {
    return switch (one.check().lastLook()) {
      case VETO, CLEAR -> Optional.empty();
      case NONE, NAMES ->
          ifTagsCanMove(
              one,
              mutability ->
                  one.postponeAfterClearLook(
                      Row.FURTHER_EVIDENCE,
                      "It is unused now. Tags of its repository can move (%s), so a service may have"
                              .formatted(mutability)
                          + " run it until lately by a tag that has moved on."));
    };
  }

  private static Optional<Decision> ifTagsCanMove(
      DecisionCase one, Function<TagMutability, Decision> then) {
    if (one.policy().mutableTags() == MutableTags.TRUST) {
      return Optional.empty();
    }
    if (one.findings().mutability().isEmpty()) {
      return Optional.of(
          new Open(Row.FURTHER_EVIDENCE, "It is not known yet whether tags can move."));
    }
    return one.findings().mutability().filter(TagMutability::tagsCanMove).map(then);
  }

  private static boolean isUnusedByDigest(DecisionCase one) {
    return one.findings().of(Row.FURTHER_EVIDENCE).stream()
        .filter(SourceEvidence::knowsDigests)
        .map(SourceEvidence::evidence)
        .anyMatch(evidence -> evidence instanceof Unused || evidence instanceof UsedUntil);
  }

  static Optional<Decision> brake(DecisionCase one) {
    if (one.own().action() == Action.REPORT) {
      return Optional.empty();
    }
    if (OwnerPolicy.isBraked(one.findings().repository(), one.policy())) {
      return Optional.of(
          one.postponeAndSpread(
              Row.BRAKE,
              "The repository tag %s:brake holds removals.".formatted(one.policy().optInTag())));
    }
    return one.findings()
        .brake()
        .filter(Brake::holds)
        .map(brake -> one.postponeAndSpread(Row.BRAKE, brake.reason()));
  }
}
