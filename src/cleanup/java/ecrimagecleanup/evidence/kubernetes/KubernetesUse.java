package ecrimagecleanup.evidence.kubernetes;

import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs in the clusters of {@code cleanup.kubernetes}, and what they can start. One answer
 * serves every image of a check, and of every repository. Immutable.
 *
 * <p>It knows the digests of pods, but nothing of ECS, so it does not show by itself that a digest
 * is unused where tags are mutable.
 */
public final class KubernetesUse implements SourceAnswer {
  private final List<ClusterImage> images;
  private final List<Doubt> doubts;
  private final ByImageName<ClusterImage> byName;
  private final String looked;

  /**
   * @param clusters each cluster
   */
  public KubernetesUse(List<ClusterUse> clusters) {
    images = clusters.stream().flatMap(cluster -> cluster.images().stream()).toList();
    doubts =
        Stream.concat(
                clusters.isEmpty()
                    ? Stream.of(Doubt.ofEverything("cleanup.kubernetes lists no cluster."))
                    : Stream.empty(),
                clusters.stream().flatMap(cluster -> cluster.doubts().stream()))
            .collect(Collectors.toUnmodifiableList());
    byName = new ByImageName<>(images, ClusterImage::names);
    looked =
        "%s can run %s of ECR in %s; this is not one of them."
            .formatted(
                Counts.of(clusters.size(), "cluster"),
                Counts.of(images(), "image"),
                Counts.of(clusters.stream().mapToLong(ClusterUse::containers).sum(), "container"));
  }

  /** How many images of ECR they run or can start. */
  public int images() {
    return Math.toIntExact(images.stream().filter(image -> image.reference().isPresent()).count());
  }

  /** What could not be read, and what that can concern. */
  public List<Doubt> doubts() {
    return doubts;
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.FURTHER_EVIDENCE, of(image.names()));
  }

  /** What was seen counts even if something else could not be read. */
  private Evidence of(ImageNames names) {
    Optional<ClusterImage> used = byName.find(names).filter(image -> image.isOf(names)).findFirst();
    if (used.isPresent()) {
      return new Used(
          used.get().use(),
          "%s of the cluster %s uses it as %s."
              .formatted(used.get().use().by(), used.get().use().where(), used.get()));
    }
    return Doubt.unknown(doubts, names.repository()).orElseGet(() -> new Unused(looked));
  }
}
