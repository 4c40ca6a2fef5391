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
 * @param action what a removal is to do, or did: {@code report}, {@code archive} or {@code delete};
 *     empty for everything else, and in records of an older version that say what became of one
 * @param repository the repository of the image
 * @param digest the digest of the image
 * @param tags the tags that it had then
 * @param cause why there was a check, such as {@code sweep}; empty if the record does not say
 * @param due when the check was due; empty if the record does not say
 * @param question the question that decided; empty for a removal and for an outcome
 * @param reason why; empty if the record gives none
 * @param evidence what the sources said that were asked
 * @param bytes the size of an image that was removed; 0 for every other record
 */
public record Entry(
    Instant time,
    Kind kind,
    String word,
    String action,
    Repository repository,
    Digest digest,
    List<String> tags,
    String cause,
    Optional<Instant> due,
    Optional<String> question,
    String reason,
    List<Said> evidence,
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
    evidence = List.copyOf(evidence);
  }

  /** Whether an image went, be it into the archive or for good. */
  public boolean isRemoval() {
    return kind == Kind.OUTCOME && word.equals("removed");
  }

  /** Whether an image went into the archive. */
  public boolean isArchiving() {
    return isRemoval() && action.equals("archive");
  }

  /** Whether both are of one check, which can be delivered more than once. */
  boolean isOfTheSameCheckAs(String otherCause, Optional<Instant> otherDue) {
    return cause.equals(otherCause) && due.equals(otherDue);
  }

  /** Whether it was decided that the image is to go, be it in a report alone. */
  public boolean isIntent() {
    return kind == Kind.DECISION && word.equals("remove");
  }
}
