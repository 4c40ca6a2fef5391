package ecrimagecleanup.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Which log events are asked for: those that hold a record.
 *
 * @param from from when on; empty for always
 * @param to until when
 * @param repository the name of the only repository that is asked for; empty for any
 */
public record LogQuestion(Optional<Instant> from, Instant to, Optional<String> repository) {

  /**
   * For all records of a time, as routes write it.
   *
   * @param from a time of ISO 8601 with its zone, such as 2026-11-01T00:00:00Z
   * @param to the same
   * @throws java.time.DateTimeException if one is not of that form
   */
  public static LogQuestion between(String from, String to) {
    return new LogQuestion(Optional.of(Instant.parse(from)), Instant.parse(to), Optional.empty());
  }
}
