package ecrimagecleanup.sandbox.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.WorldTimers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * EventBridge Scheduler with one-time schedules, {@code at(…)}, that send to SQS queues. They fire
 * on the world's clock; recurring schedules are refused.
 */
public final class SchedulerService implements AwsService {
  private static final int MAX_PAGE = 100;

  private final WorldClock clock;
  private final ScheduleStore store = new ScheduleStore();
  private final ScheduleFiring firing;
  private final int inputBytes;
  private final Map<String, JsonNode> tags = new ConcurrentHashMap<>();

  /**
   * @param queues takes the ARN of a queue and the body of a message; when it throws, the delivery
   *     is tried again as the target's retry policy says
   */
  public SchedulerService(
      WorldClock clock,
      WorldTimers timers,
      BiConsumer<String, String> queues,
      SchedulerBehaviour behaviour) {
    this.clock = clock;
    this.firing = new ScheduleFiring(store, clock, timers, queues, behaviour);
    this.inputBytes = behaviour.inputBytes();
  }

  /** How many schedules groups of this name have now. */
  public long size(String group) {
    return store.size(group);
  }

  @Override
  public String signingName() {
    return "scheduler";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    String[] path = call.path().split("/", 3);
    String collection = path.length > 1 ? path[1] : "";
    String name = path.length > 2 ? path[2] : "";
    if (collection.equals("tags")) {
      return tags(call, name);
    }
    return switch (call.method() + " " + collection + (name.isEmpty() ? "" : "/")) {
      case "POST schedules/" -> create(call, name);
      case "PUT schedules/" -> update(call, name);
      case "GET schedules/" -> store.get(queryKey(call, name)).describe();
      case "DELETE schedules/" -> delete(call, name);
      case "GET schedules" -> list(call);
      case "POST schedule-groups/" -> createGroup(call, name);
      case "GET schedule-groups/" -> describe(groupKey(call, name));
      case "DELETE schedule-groups/" -> deleteGroup(call, name);
      case "GET schedule-groups" -> listGroups(call);
      default ->
          throw new AwsError(
              404, "UnknownOperationException", "No operation at " + call.method() + call.path());
    };
  }

  private JsonNode create(AwsCall call, String name) {
    ScheduleRequest request = new ScheduleRequest(call.body(), inputBytes);
    ScheduleKey key = key(call, name, request.group());
    store.create(key, request, request.clientToken(), clock.instant()).ifPresent(firing::plan);
    return scheduleArn(key);
  }

  private JsonNode update(AwsCall call, String name) {
    ScheduleRequest request = new ScheduleRequest(call.body(), inputBytes);
    Schedule schedule = store.update(key(call, name, request.group()), request, clock.instant());
    firing.plan(schedule);
    return scheduleArn(schedule.key());
  }

  private JsonNode delete(AwsCall call, String name) {
    store.delete(queryKey(call, name));
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode list(AwsCall call) {
    // the name of this one parameter differs from that of GetSchedule
    String group = call.query().getOrDefault("ScheduleGroup", "");
    if (!group.isEmpty()) {
      store.requireGroup(groupKey(call, group));
    }
    String prefix = call.query().getOrDefault("NamePrefix", "");
    String state = call.query().getOrDefault("State", "");
    Predicate<Schedule> wanted =
        schedule ->
            (group.isEmpty() || schedule.key().group().equals(group))
                && (state.isEmpty() || schedule.isEnabled() == state.equals("ENABLED"));
    int size = pageSize(call);
    List<Schedule> found = store.list(after(call, prefix), prefix, wanted, size + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode schedules = answer.putArray("Schedules");
    found.stream().limit(size).forEach(schedule -> schedules.add(schedule.summarize()));
    if (found.size() > size) {
      ScheduleKey last = found.get(size - 1).key();
      answer.put("NextToken", encode(last.name() + "/" + last.group()));
    }
    return answer;
  }

  private static ScheduleKey after(AwsCall call, String prefix) {
    String token = call.query().getOrDefault("NextToken", "");
    if (token.isEmpty()) {
      return new ScheduleKey(call.accountId(), call.region(), prefix, "");
    }
    String[] last = decode(token).split("/", -1);
    ScheduleRequest.check(last.length == 2, "Invalid NextToken.");
    return new ScheduleKey(call.accountId(), call.region(), last[0], last[1]);
  }

  private JsonNode createGroup(AwsCall call, String name) {
    GroupKey key = groupKey(call, ScheduleRequest.name(name));
    store.createGroup(key, clock.instant());
    if (call.body().has("Tags")) {
      tags.put(key.arn(), call.body().get("Tags").deepCopy());
    }
    return JsonNodeFactory.instance.objectNode().put("ScheduleGroupArn", key.arn());
  }

  private JsonNode deleteGroup(AwsCall call, String name) {
    GroupKey key = groupKey(call, name);
    store.deleteGroup(key);
    tags.remove(key.arn());
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode listGroups(AwsCall call) {
    String prefix = call.query().getOrDefault("NamePrefix", "");
    String token = call.query().getOrDefault("NextToken", "");
    String last = token.isEmpty() ? "" : decode(token);
    int size = pageSize(call);
    List<GroupKey> found =
        store.listGroups(call.accountId(), call.region()).stream()
            .filter(key -> key.name().startsWith(prefix) && key.name().compareTo(last) > 0)
            .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode groups = answer.putArray("ScheduleGroups");
    found.stream().limit(size).forEach(key -> groups.add(describe(key)));
    if (found.size() > size) {
      answer.put("NextToken", encode(found.get(size - 1).name()));
    }
    return answer;
  }

  private ObjectNode describe(GroupKey key) {
    Instant createdAt = store.requireGroup(key);
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", key.arn())
        .put("Name", key.name())
        .put("State", "ACTIVE")
        .put("CreationDate", createdAt.toEpochMilli() / 1000.0)
        .put("LastModificationDate", createdAt.toEpochMilli() / 1000.0);
  }

  private JsonNode tags(AwsCall call, String arn) {
    if (call.method().equals("POST")) {
      tags.put(arn, call.body().path("Tags").deepCopy());
    } else if (call.method().equals("DELETE")) {
      tags.remove(arn);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("Tags", tags.getOrDefault(arn, JsonNodeFactory.instance.arrayNode()));
    return answer;
  }

  private static JsonNode scheduleArn(ScheduleKey key) {
    return JsonNodeFactory.instance.objectNode().put("ScheduleArn", key.arn());
  }

  private static ScheduleKey queryKey(AwsCall call, String name) {
    return key(call, name, call.query().getOrDefault("groupName", GroupKey.DEFAULT));
  }

  private static ScheduleKey key(AwsCall call, String name, String group) {
    return new ScheduleKey(
        call.accountId(), call.region(), ScheduleRequest.name(name), ScheduleRequest.name(group));
  }

  private static GroupKey groupKey(AwsCall call, String name) {
    return new GroupKey(call.accountId(), call.region(), name);
  }

  private static int pageSize(AwsCall call) {
    String size = call.query().getOrDefault("MaxResults", Integer.toString(MAX_PAGE));
    ScheduleRequest.check(size.matches("[1-9][0-9]?|100"), "MaxResults is 1 to " + MAX_PAGE);
    return Integer.parseInt(size);
  }

  private static String encode(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ScheduleRequest.invalid("Invalid NextToken.");
    }
  }
}
