package ecrimagecleanup.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudWatch Logs, of which log groups can be searched. A call looks at so many log events, and
 * answers with those that match: a page can be empty and be followed by others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
 */
public final class LogsService implements AwsService {
  private static final int MOST_EVENTS = 10_000;
  private static final String INVALID = "InvalidParameterException";

  private record Key(String accountId, String region, String group) {}

  private record Event(Instant time, String message) {}

  private final World world;
  private final Map<Key, List<Event>> groups = new HashMap<>();
  private volatile int lookedAt = MOST_EVENTS;

  /** There are no log groups yet. */
  public LogsService(World world) {
    this.world = world;
  }

  /** From now on a call looks at so many log events. */
  public void lookAt(int events) {
    lookedAt = events;
  }

  /** Makes a log group in the shared account. */
  public synchronized void createGroup(String group) {
    groups.putIfAbsent(shared(group), new ArrayList<>());
  }

  /** Writes a log event to a log group of the shared account now, if there is one. */
  public synchronized void write(String group, String message) {
    Optional.ofNullable(groups.get(shared(group)))
        .ifPresent(events -> events.add(new Event(world.now(), message)));
  }

  private static Key shared(String group) {
    return new Key(World.SHARED_ACCOUNT, World.REGION, group);
  }

  @Override
  public String signingName() {
    return "logs";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    if (!call.operation().equals("FilterLogEvents")) {
      throw AwsError.badRequest(
          "UnknownOperationException", "The sandbox has no operation " + call.operation());
    }
    Params params = new Params(call.body(), INVALID);
    Key key = new Key(call.accountId(), call.region(), params.required("logGroupName"));
    return filter(events(key), params);
  }

  private synchronized List<Event> events(Key key) {
    return Optional.ofNullable(groups.get(key))
        .map(List::copyOf)
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    "ResourceNotFoundException", "The specified log group does not exist."));
  }

  private ObjectNode filter(List<Event> events, Params params) {
    FilterPattern pattern = FilterPattern.parse(params.text("filterPattern").orElse(""));
    Instant from = time(params, "startTime", Instant.MIN);
    Instant to = time(params, "endTime", Instant.MAX);
    List<Event> within =
        events.stream()
            .filter(event -> !event.time().isBefore(from) && !event.time().isAfter(to))
            .toList();
    int begin = params.text("nextToken").map(token -> begin(token, params)).orElse(0);
    int end = Math.min(begin + lookedAt, within.size());
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("events");
    for (Event event : within.subList(Math.min(begin, end), end)) {
      if (pattern.matches(event.message())) {
        found
            .addObject()
            .put("logStreamName", "ecr-image-cleanup")
            .put("timestamp", event.time().toEpochMilli())
            .put("message", event.message())
            .put("ingestionTime", event.time().toEpochMilli());
      }
    }
    if (end < within.size()) {
      answer.put("nextToken", "after/" + end);
    }
    return answer;
  }

  private static Instant time(Params params, String name, Instant otherwise) {
    return params.has(name) ? Instant.ofEpochMilli(params.body().path(name).asLong()) : otherwise;
  }

  private static int begin(String token, Params params) {
    if (!token.matches("after/[0-9]{1,9}")) {
      throw params.invalid("nextToken", "The specified nextToken is invalid.");
    }
    return Integer.parseInt(token.substring("after/".length()));
  }
}
