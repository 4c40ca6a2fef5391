package ecrimagecleanup.history;

import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which records are asked for.
 *
 * @param repositories whether those of a repository are
 * @param digest how the digest begins, without its algorithm; empty for any
 * @param tag a tag that the image had; empty for any
 * @param since from when on; empty for always
 * @param words decisions or outcomes; none for all
 */
public record HistoryFilter(
    Predicate<Repository> repositories,
    Optional<String> digest,
    Optional<String> tag,
    Optional<Instant> since,
    List<String> words) {
  public HistoryFilter {
    words = List.copyOf(words);
  }

  /**
   * What to ask a log group for, which may give more than is asked for.
   *
   * @param repository the name of the only repository, if there is one
   * @param to until when
   */
  public LogQuestion question(Optional<String> repository, Instant to) {
    return new LogQuestion(since, to, repository);
  }

  /** Whether a record is asked for. */
  public boolean asksFor(Entry entry) {
    return repositories.test(entry.repository())
        && digest.filter(digits -> !entry.digest().value().startsWith("sha256:" + digits)).isEmpty()
        && tag.filter(name -> !entry.tags().contains(name)).isEmpty()
        && since.filter(entry.time()::isBefore).isEmpty()
        && (words.isEmpty() || words.contains(entry.word()));
  }
}
