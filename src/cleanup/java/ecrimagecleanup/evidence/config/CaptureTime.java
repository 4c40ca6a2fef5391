package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The capture time in a row of the aggregator. */
public final class CaptureTime {
  private CaptureTime() {}

  /** That time; empty if the row does not say. */
  public static Optional<Instant> of(JsonNode row) {
    try {
      return Optional.of(
          OffsetDateTime.parse(row.path("configurationItemCaptureTime").asText()).toInstant());
    } catch (DateTimeException e) {
      // Not swallowed: an item without a capture time is unknown, which keeps the image.
      return Optional.empty();
    }
  }
}
