package ecrimagecleanup.image;

import java.util.List;
import java.util.Set;

/**
 * What an index lists, directly or not, as far as others want that: AWS does not say whether it
 * goes to the archive with the index.
 *
 * @param tags the tags of what it lists
 * @param sharers the existing indexes outside it that list some of it as well
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html">Archiving an
 *     image</a>
 */
public record Parts(List<String> tags, Set<Digest> sharers) {
  /** Those of an image that lists nothing. */
  public static final Parts NONE = new Parts(List.of(), Set.of());

  public Parts {
    tags = List.copyOf(tags);
    sharers = Set.copyOf(sharers);
  }
}
