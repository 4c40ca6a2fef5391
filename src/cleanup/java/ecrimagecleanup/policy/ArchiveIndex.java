package ecrimagecleanup.policy;

import java.util.Locale;

/**
 * What goes to the archive with an index. AWS does not say; a rehearsal finds it out. Where it
 * finds something in between, {@link #WITH_ALL_IT_LISTS} is right.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html">Archiving an
 *     image</a>
 */
public enum ArchiveIndex {
  /** Everything that it lists, directly or not, whatever else wants that. */
  WITH_ALL_IT_LISTS,
  /** Nothing. */
  ALONE;

  /**
   * Reads the word of the setting.
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
}
