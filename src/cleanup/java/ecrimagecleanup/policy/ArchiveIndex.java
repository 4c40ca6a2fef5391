package ecrimagecleanup.policy;

import java.util.Locale;

/**
 * What goes to the archive with an index, from the most to the least. AWS does not say; a rehearsal
 * finds it out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html">Archiving an
 *     image</a>
 */
public enum ArchiveIndex {
  /** Everything that it lists, directly or not, whatever else wants that. */
  WITH_ALL_IT_LISTS,
  /** What it alone lists, if that has no tag. */
  WITH_ITS_CHILDREN,
  /** Nothing. */
  ALONE;

  /**
   * Reads a word of the setting, or of the answer of a rehearsal.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static ArchiveIndex parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The word of the setting. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether less goes to the archive than with another one. */
  public boolean isLessThan(ArchiveIndex other) {
    return compareTo(other) > 0;
  }
}
