package ecrimagecleanup.policy;

import java.util.Locale;

/** What becomes of images that nothing but stale revisions of task definitions holds. */
public enum StaleMode {
  /** They stay, as everything does that an ACTIVE task definition names. */
  KEEP,
  /** What would be archived is decided and recorded. */
  REPORT,
  /** They go to the archive by a sweep and its second look. */
  ARCHIVE;

  /**
   * Reads the word of the setting.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static StaleMode parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether anybody has to find out what is stale. */
  public boolean looks() {
    return this != KEEP;
  }
}
