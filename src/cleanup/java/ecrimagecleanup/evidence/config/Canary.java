package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A revision of the canary, a task definition that exists in every account and region only to be
 * seen; or its service, of which no task ever runs.
 *
 * @param where its account and region
 * @param active whether it is ACTIVE
 * @param daily whether the recorder looks only once a day
 * @param capturedAt when the recorder captured it; empty if the row does not say
 */
public record Canary(String where, boolean active, boolean daily, Optional<Instant> capturedAt) {
  private static final String TASK_DEFINITION = "configuration.TaskDefinition";

  /** Reads a row of the answer to the query for canaries; empty if it does not say which it is. */
  public static Optional<Canary> parse(JsonNode row) {
    return TaskDefinitionArn.parse(row.path("arn").asText())
        .map(arn -> of(arn.where(), Rows.text(row, "configuration.Status").equals("ACTIVE"), row));
  }

  /** Reads a row that is a service; empty unless it is one of the canary that wants no task. */
  static Optional<Canary> ofService(JsonNode row, String family) {
    return TaskDefinitionArn.parse(
            Rows.text(row, TASK_DEFINITION),
            row.path("accountId").asText(),
            row.path("awsRegion").asText())
        .filter(arn -> arn.family().equals(family))
        .filter(arn -> Rows.text(row, "configuration.DesiredCount").equals("0"))
        .map(arn -> of(arn.where(), true, row));
  }

  private static Canary of(String where, boolean active, JsonNode row) {
    return new Canary(
        where,
        active,
        row.path("recordingFrequency").asText().equals("DAILY"),
        CaptureTime.of(row));
  }
}
