package ecrimagecleanup.evidence;

import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * References to images that somebody uses, as a source knows them: a file, or resources of other
 * types than ECS.
 *
 * @param source what they are, for people: "the protected references", "AWS::CodeBuild::Project"
 * @param references the references with their users
 * @param unreadable how many there are besides that cannot be read
 */
public record ReferencesInUse(String source, List<UsedReference> references, int unreadable)
    implements SourceAnswer {

  /**
   * A reference to an image, and who uses it.
   *
   * @param reference what the user says of the image
   * @param use the user
   */
  public record UsedReference(ImageReference reference, Use use) {}

  public ReferencesInUse {
    references = List.copyOf(references);
  }

  /**
   * Reads a text with one reference on each line; empty lines and such that begin with {@code #}
   * mean nothing. A text that names no image of ECR proves nothing.
   */
  public static SourceAnswer ofLines(String source, String text) {
    List<ImageReference> all =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(ImageReference::parse)
            .toList();
    List<UsedReference> readable =
        all.stream()
            .filter(
                reference ->
                    reference instanceof ImageReference.Ecr
                        || reference instanceof ImageReference.Foreign)
            .map(reference -> new UsedReference(reference, Use.by(source)))
            .toList();
    int unreadable = all.size() - readable.size();
    return unreadable > 0 || all.stream().anyMatch(ImageReference.Ecr.class::isInstance)
        ? new ReferencesInUse(source, readable, unreadable)
        : EvidenceSources.unknown(
            source, "No line of %s names an image of ECR, so it proves nothing.".formatted(source));
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.FURTHER_EVIDENCE, evidence(image));
  }

  private Evidence evidence(Candidate image) {
    Optional<UsedReference> used =
        references.stream()
            .filter(
                one ->
                    one.reference() instanceof ImageReference.Ecr ecr && image.names().include(ecr))
            .findFirst();
    if (used.isPresent()) {
      return new Used(
          used.get().use(),
          "%s refers to it as %s.".formatted(used.get().use().by(), used.get().reference()));
    }
    if (unreadable > 0) {
      return new Unknown(
          "%s in %s cannot be read and may name the image."
              .formatted(Counts.of(unreadable, "reference"), source));
    }
    return references.stream().anyMatch(one -> mayMean(one.reference(), image))
        ? new Unknown(
            "A reference in %s has the name of the repository and no host, and may mean the image."
                .formatted(source))
        : new Unused(
            references.isEmpty()
                ? "There is no reference in %s.".formatted(source)
                : "%s in %s; none names the image."
                    .formatted(Counts.of(references.size(), "reference"), source));
  }

  /** Without a host a reference is one of Docker Hub; who wrote it may have left out ours. */
  private static boolean mayMean(ImageReference reference, Candidate image) {
    String name = image.names().repository().repository().name();
    return reference instanceof ImageReference.Foreign foreign
        && foreign.text().startsWith(name)
        && foreign.text().substring(name.length()).matches("([:@].*)?");
  }
}
