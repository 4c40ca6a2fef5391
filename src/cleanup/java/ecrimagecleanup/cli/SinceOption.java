package ecrimagecleanup.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From when on the past is asked for. A mixin. */
final class SinceOption {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only what happened since then: a duration like P7D, a day like 2026-03-01, or a time like"
              + " 2026-03-01T10:00:00Z.")
  private String since = "";

  /**
   * The time; empty if none is given.
   *
   * @param now the time from which a duration counts
   * @throws IllegalArgumentException if it cannot be understood
   */
  Optional<Instant> time(Instant now) {
    if (since.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (since.startsWith("P")) {
        return Optional.of(now.minus(Duration.parse(since)));
      }
      return Optional.of(
          since.contains("T")
              ? Instant.parse(since)
              : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "--since %s is no time: give one like P7D, 2026-03-01 or 2026-03-01T10:00:00Z."
              .formatted(since));
    }
  }
}
