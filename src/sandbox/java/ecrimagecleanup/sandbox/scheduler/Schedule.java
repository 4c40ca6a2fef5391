package ecrimagecleanup.sandbox.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A schedule as it is stored.
 *
 * @param settings the fields of the request, with the defaults of those that were left out
 * @param due when its expression says
 * @param clientToken of the request that created it; empty when there was none
 * @param createdAt when it was created
 * @param modifiedAt when it was last replaced
 * @param version tells a schedule from an earlier one under the same key
 */
record Schedule(
    ScheduleKey key,
    ObjectNode settings,
    Instant due,
    String clientToken,
    Instant createdAt,
    Instant modifiedAt,
    long version) {

  boolean isEnabled() {
    return settings.path("State").asText().equals("ENABLED");
  }

  boolean deletesItself() {
    return settings.path("ActionAfterCompletion").asText().equals("DELETE");
  }

  JsonNode target() {
    return settings.path("Target");
  }

  /** The whole schedule, as GetSchedule shows it. */
  ObjectNode describe() {
    ObjectNode answer = identity();
    answer.setAll(settings);
    return answer;
  }

  /** What ListSchedules shows: not when it is due. */
  ObjectNode summarize() {
    ObjectNode answer = identity();
    answer.set("State", settings.path("State"));
    answer.putObject("Target").set("Arn", target().path("Arn"));
    return answer;
  }

  private ObjectNode identity() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", key.arn())
        .put("GroupName", key.group())
        .put("Name", key.name())
        .put("CreationDate", createdAt.toEpochMilli() / 1000.0)
        .put("LastModificationDate", modifiedAt.toEpochMilli() / 1000.0);
  }
}
