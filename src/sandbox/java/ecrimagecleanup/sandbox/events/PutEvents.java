package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.WorldClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The operation PutEvents: wraps the entries of a caller into events. */
final class PutEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_ENTRIES = 10;
  private static final int REMEMBERED = 1000;

  private final WorldClock clock;
  private final EventBuses buses;
  private final EventDelivery delivery;
  private final AtomicLong ids = new AtomicLong();
  private final Deque<JsonNode> accepted = new ArrayDeque<>();

  PutEvents(WorldClock clock, EventBuses buses, EventDelivery delivery) {
    this.clock = clock;
    this.buses = buses;
    this.delivery = delivery;
  }

  List<JsonNode> accepted() {
    synchronized (accepted) {
      return List.copyOf(accepted);
    }
  }

  JsonNode handle(AwsCall call) {
    JsonNode entries = call.body().path("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw AwsError.badRequest("ValidationException", "There are 1 to 10 entries.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      try {
        results.addObject().put("EventId", accept(call, entry));
      } catch (AwsError refused) {
        failed++;
        results.set(
            results.size() - 1,
            JsonNodeFactory.instance
                .objectNode()
                .put("ErrorCode", refused.code())
                .put("ErrorMessage", refused.getMessage()));
      }
    }
    return answer.put("FailedEntryCount", failed);
  }

  private String accept(AwsCall call, JsonNode entry) {
    ObjectNode event = event(call, entry);
    BusKey bus = BusKey.of(call.accountId(), call.region(), entry.path("EventBusName").asText());
    synchronized (accepted) {
      accepted.add(event);
      if (accepted.size() > REMEMBERED) {
        accepted.remove();
      }
    }
    // AWS accepts an event for a bus that does not exist, and drops it
    if (buses.exists(bus)) {
      delivery.deliver(event, bus);
    }
    return event.path("id").asText();
  }

  private ObjectNode event(AwsCall call, JsonNode entry) {
    String source = required(entry, "Source");
    if (source.startsWith("aws.")) {
      throw AwsError.badRequest(
          "NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    Instant time =
        entry.has("Time")
            ? Instant.ofEpochMilli(Math.round(entry.path("Time").asDouble() * 1000))
            : clock.instant();
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", id())
            .put("detail-type", required(entry, "DetailType"))
            .put("source", source)
            .put("account", call.accountId())
            .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", call.region());
    event.putArray("resources").addAll(entry.withArrayProperty("Resources"));
    event.set("detail", detail(required(entry, "Detail")));
    return event;
  }

  /** A counter decides on the id, so that a run can be repeated. */
  private String id() {
    byte[] text = ("event-" + ids.getAndIncrement()).getBytes(StandardCharsets.US_ASCII);
    return UUID.nameUUIDFromBytes(text).toString();
  }

  private static String required(JsonNode entry, String field) {
    String value = entry.path(field).asText();
    if (value.isEmpty()) {
      throw AwsError.badRequest(
          "InvalidArgument", "Parameter " + field + " is not valid. Reason: it is required.");
    }
    return value;
  }

  private static JsonNode detail(String text) {
    try {
      JsonNode detail = JSON.readTree(text);
      if (detail.isObject()) {
        return detail;
      }
    } catch (JsonProcessingException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static AwsError malformed() {
    return AwsError.badRequest("MalformedDetail", "Detail is malformed.");
  }
}
