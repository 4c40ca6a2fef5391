package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A revision of the canary, a task definition that exists in every account and region only to be
 * seen.
 *
 * @param where its account and region
 * @param active whether it is ACTIVE
 * @param daily whether the recorder looks only once a day
 * @param capturedAt when the recorder captured it; empty if the row does not say
 */
public record Canary(String where, boolean active, boolean daily, Optional<Instant> capturedAt) {

  /** Reads a row of the answer to the query for canaries; empty if it does not say which it is. */
  public static Optional<Canary> parse(JsonNode row) {
    return TaskDefinitionArn.parse(row.path("arn").asText())
        .map(
            arn ->
                new Canary(
                    arn.where(),
                    row.path("configuration").path("Status").asText().equals("ACTIVE"),
                    row.path("recordingFrequency").asText().equals("DAILY"),
                    CaptureTime.of(row)));
  }
}
