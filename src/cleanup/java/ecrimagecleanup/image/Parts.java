package ecrimagecleanup.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who else wants the images that an index lists, directly or not: AWS does not say whether they go
 * to the archive with the index.
 *
 * @param tags their tags
 * @param others the existing images outside the index that list some of them, or that some of them
 *     are attached to
 * @param restoring an image that ECR is bringing back from the archive: one of them, or an index
 *     that may list some of them
 * @param changedAt when one of them was last pushed or restored; empty if it lists nothing
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html">Archiving an
 *     image</a>
 */
public record Parts(
    List<String> tags,
    Set<Digest> others,
    Optional<Digest> restoring,
    Optional<Instant> changedAt) {
  /** Those of an image that lists nothing. */
  public static final Parts NONE =
      new Parts(List.of(), Set.of(), Optional.empty(), Optional.empty());

  public Parts {
    tags = List.copyOf(tags);
    others = Set.copyOf(others);
  }
}
