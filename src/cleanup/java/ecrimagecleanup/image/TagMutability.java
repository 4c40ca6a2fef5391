package ecrimagecleanup.image;

import java.util.List;
import java.util.Set;

/**
 * Whether the tags of a repository can move to another image.
 *
 * @param mode {@code IMMUTABLE}, {@code MUTABLE}, {@code IMMUTABLE_WITH_EXCLUSION}, {@code
 *     MUTABLE_WITH_EXCLUSION}, or a word that is newer than this version
 * @param filters the patterns of the tags that are excluded from the mode
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html">image
 *     tag mutability</a>
 */
public record TagMutability(String mode, List<String> filters) {
  private static final Set<String> IMMUTABLE = Set.of("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION");

  public TagMutability {
    filters = List.copyOf(filters);
  }

  /**
   * Whether any tag of the repository can move. Then every image in it may have had a tag that now
   * denotes another one, whatever tags it has today. An unknown mode counts as if they could.
   */
  public boolean tagsCanMove() {
    return !IMMUTABLE.contains(mode) || !filters.isEmpty();
  }

  /** {@code MUTABLE}, or {@code IMMUTABLE_WITH_EXCLUSION of latest*}. */
  @Override
  public String toString() {
    return filters.isEmpty() ? mode : mode + " of " + String.join(", ", filters);
  }
}
