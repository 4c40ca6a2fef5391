package ecrimagecleanup.history;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record of the log: a decision on an image, or what became of a removal.
 *
 * @param time when it was made
 * @param kind which of both it is
 * @param word the decision, such as {@code postpone}, or the outcome, such as {@code removed}
 * @param repository the repository of the image
 * @param digest the digest of the image
 * @param tags the tags that it had then
 * @param question the question that decided; empty for a removal and for an outcome
 * @param reason why; empty if the record gives none
 * @param bytes the size of an image that was removed; 0 for every other record
 */
public record Entry(
    Instant time,
    Kind kind,
    String word,
    Repository repository,
    Digest digest,
    List<String> tags,
    Optional<String> question,
    String reason,
    long bytes) {

  /** What a record says. */
  public enum Kind {
    DECISION,
    OUTCOME;

    /** As it stands in the log, where the field with the word has the same name. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Entry {
    tags = List.copyOf(tags);
  }

  /** Whether an image went, be it into the archive or for good. */
  public boolean isRemoval() {
    return kind == Kind.OUTCOME && word.equals("removed");
  }
}
