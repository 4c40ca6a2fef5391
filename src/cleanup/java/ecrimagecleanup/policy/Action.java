package ecrimagecleanup.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done with an image that can go, from the least to the most. */
public enum Action {
  /** Nothing but saying so. */
  REPORT,
  /** It moves to the archive, from where it can be restored. */
  ARCHIVE,
  /** It moves to the archive, and is deleted when it has been there for a while. */
  ARCHIVE_THEN_DELETE,
  /** It is deleted, with all its tags. */
  DELETE;

  /** The word for it in settings, in tags and in records, such as {@code archive-then-delete}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action of a word; empty for any other word. */
  public static Optional<Action> ofWord(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }

  /** The one of two actions that does less. */
  public Action least(Action other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
