package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an image is a part of, or is attached to: what keeps that keeps the image as well. */
final class Parents {
  private static final int MOST = 20;

  private final Gateway gateway;
  private final Set<Digest> asked = new HashSet<>();

  Parents(Gateway gateway) {
    this.gateway = gateway;
  }

  /** The explanation with the verdict of its parents, as plan has it. At most 20 are asked about. */
  Explanation explain(ImageReference.Ecr reference) {
    Explanation own = gateway.ask(Endpoint.EXPLAIN_IMAGE, reference, Explanation.class);
    asked.add(own.decided().digest());
    if (!PartOfAnotherQuestion.staysUnused(own.decided().decision())) {
      return own;
    }
    Stream<Verdict> ofParents =
        parents(own)
            .filter(parent -> asked.size() < MOST && asked.add(parent))
            .flatMap(parent -> verdict(reference, parent).stream());
    Stream<Verdict> byItself =
        PartOfAnotherQuestion.decides(own.decided().decision())
            ? Stream.empty()
            : Stream.of(own.verdict());
    return Stream.concat(ofParents, byItself)
        .min(Comparator.comparing(Verdict::kind))
        .map(own::with)
        .orElse(own);
  }

  private Optional<Verdict> verdict(ImageReference.Ecr reference, Digest parent) {
    Verdict verdict = explain(reference.byDigest(parent)).verdict();
    return verdict.kind() == Verdict.Kind.REMOVABLE
        ? Optional.empty()
        : Optional.of(verdict.ofPartOf(parent.brief()));
  }

  private static Stream<Digest> parents(Explanation explanation) {
    return explanation.decided().findings().relatives().stream()
        .flatMap(of -> Stream.concat(of.parents().stream(), of.subject().stream()));
  }
}
