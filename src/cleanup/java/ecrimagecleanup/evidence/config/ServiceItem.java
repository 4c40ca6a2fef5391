package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Use;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service or task set, as the aggregator shows it.
 *
 * @param name which one, for people: its ARN, or a remark that the row has none
 * @param taskDefinition what it runs
 * @param capturedAt when the recorder captured it; empty if the row does not say
 */
public record ServiceItem(
    String name, TaskDefinitionArn taskDefinition, Optional<Instant> capturedAt) {
  private static final Pattern ARN = Pattern.compile("arn:[A-Za-z0-9:/_.-]{1,600}");

  /** The use of an image by it. */
  Use use() {
    return new Use(name, taskDefinition.where(), capturedAt);
  }

  /** Reads a row; empty if it does not say which revision the service runs. */
  static Optional<ServiceItem> parse(JsonNode row) {
    String arn = row.path("arn").asText();
    return TaskDefinitionArn.parse(
            row.path("configuration").path("TaskDefinition").asText(),
            row.path("accountId").asText(),
            row.path("awsRegion").asText())
        .map(
            taskDefinition ->
                new ServiceItem(
                    ARN.matcher(arn).matches() ? arn : "a service without a name",
                    taskDefinition,
                    CaptureTime.of(row)));
  }
}
