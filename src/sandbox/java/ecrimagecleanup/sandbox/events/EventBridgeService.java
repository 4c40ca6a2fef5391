package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.WorldClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * EventBridge: buses with rules that send to SQS queues and to buses of other accounts. A rule can
 * name a cluster of ECS, and starts nothing there. Lists come in one page.
 */
public final class EventBridgeService implements AwsService {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorldClock clock;
  private final String homeAccount;
  private final String homeRegion;
  private final EventBuses buses = new EventBuses();
  private final EventDelivery delivery;
  private final PutEvents putEvents;

  /**
   * @param homeAccount the account that a bus without an ARN is looked up in by {@link #deliver}
   * @param queues takes the ARN of a queue and the body of a message
   */
  public EventBridgeService(
      WorldClock clock, String homeAccount, String homeRegion, BiConsumer<String, String> queues) {
    this.clock = clock;
    this.homeAccount = homeAccount;
    this.homeRegion = homeRegion;
    this.delivery = new EventDelivery(buses, queues);
    this.putEvents = new PutEvents(clock, buses, delivery);
  }

  @Override
  public String signingName() {
    return "events";
  }

  /**
   * Delivers an event of an AWS service, as CloudTrail and ECS send them.
   *
   * @param busName a bus of the home account and region, or the ARN of a bus
   */
  public void deliver(String eventJson, String busName) {
    delivery.deliver(read(eventJson), BusKey.of(homeAccount, homeRegion, busName));
  }

  /** Delivers an event to the default bus of the account and region that it names. */
  public void deliver(String eventJson) {
    JsonNode event = read(eventJson);
    delivery.deliver(
        event,
        new BusKey(event.path("account").asText(), event.path("region").asText(), BusKey.DEFAULT));
  }

  /** The events that PutEvents accepted, oldest first; the last thousand. */
  public List<JsonNode> accepted() {
    return putEvents.accepted();
  }

  @Override
  public JsonNode handle(AwsCall call) {
    return switch (call.operation()) {
      case "PutEvents" -> putEvents.handle(call);
      case "CreateEventBus" -> createBus(call);
      case "DescribeEventBus" -> describe(bus(call, "Name"));
      case "ListEventBuses" -> listBuses(call);
      case "PutRule" -> putRule(call);
      case "DescribeRule" -> buses.rule(bus(call, "EventBusName"), text(call, "Name")).describe();
      case "DeleteRule" -> deleteRule(call);
      case "ListRules" -> listRules(call);
      case "PutTargets" -> putTargets(call);
      case "RemoveTargets" -> removeTargets(call);
      case "ListTargetsByRule" -> listTargets(call);
      default ->
          throw AwsError.badRequest(
              "UnknownOperationException", "The sandbox has no operation " + call.operation());
    };
  }

  private JsonNode createBus(AwsCall call) {
    String name = text(call, "Name");
    check(name.matches("[\\w.\\-]{1,256}"), "The name of the bus is not valid.");
    BusKey bus = new BusKey(call.accountId(), call.region(), name);
    buses.create(bus, clock.instant());
    return object().put("EventBusArn", bus.arn());
  }

  private JsonNode listBuses(AwsCall call) {
    ObjectNode answer = object();
    ArrayNode found = answer.putArray("EventBuses");
    buses.list(call.accountId(), call.region()).stream()
        .filter(bus -> bus.name().startsWith(text(call, "NamePrefix")))
        .forEach(bus -> found.add(describe(bus)));
    return answer;
  }

  private ObjectNode describe(BusKey bus) {
    return object()
        .put("CreationTime", buses.createdAt(bus).toEpochMilli() / 1000.0)
        .put("Name", bus.name())
        .put("Arn", bus.arn());
  }

  private JsonNode putRule(AwsCall call) {
    String name = text(call, "Name");
    check(name.matches("[\\w.\\-]{1,64}"), "The name of the rule is not valid.");
    check(!call.body().has("ScheduleExpression"), "The sandbox has no scheduled rules.");
    Map<String, String> settings = new TreeMap<>();
    for (String field : List.of("State", "Description", "RoleArn")) {
      if (call.body().has(field)) {
        settings.put(field, text(call, field));
      }
    }
    EventRule rule =
        new EventRule(
            bus(call, "EventBusName"),
            name,
            EventPattern.parse(text(call, "EventPattern")),
            settings,
            Map.of());
    buses.putRule(rule);
    return object().put("RuleArn", rule.arn());
  }

  private JsonNode deleteRule(AwsCall call) {
    buses.deleteRule(bus(call, "EventBusName"), text(call, "Name"));
    return object();
  }

  private JsonNode listRules(AwsCall call) {
    ObjectNode answer = object();
    ArrayNode rules = answer.putArray("Rules");
    buses.rules(bus(call, "EventBusName")).stream()
        .filter(rule -> rule.name().startsWith(text(call, "NamePrefix")))
        .forEach(rule -> rules.add(rule.describe()));
    return answer;
  }

  private JsonNode putTargets(AwsCall call) {
    List<JsonNode> targets = new ArrayList<>();
    for (JsonNode target : call.body().path("Targets")) {
      String arn = target.path("Arn").asText();
      check(!target.path("Id").asText().isEmpty(), "A target needs an id.");
      check(
          arn.matches("arn:aws[a-z-]*:(sqs|ecs):.+") || BusKey.isArn(arn),
          "Provided Arn is not in correct format; the sandbox knows queues, buses and clusters.");
      check(
          arn.matches("arn:aws[a-z-]*:ecs:.+") == target.has("EcsParameters"),
          "EcsParameters go with a cluster, and a cluster with EcsParameters.");
      check(
          !target.has("InputTransformer") || !BusKey.isArn(arn),
          "InputTransformer is not supported for this target.");
      targets.add(target);
    }
    check(!targets.isEmpty() && targets.size() <= 100, "There are 1 to 100 targets.");
    buses.change(bus(call, "EventBusName"), text(call, "Rule"), rule -> rule.withTargets(targets));
    return nothingFailed();
  }

  private JsonNode removeTargets(AwsCall call) {
    Set<String> ids = new HashSet<>();
    call.body().path("Ids").forEach(id -> ids.add(id.asText()));
    buses.change(bus(call, "EventBusName"), text(call, "Rule"), rule -> rule.withoutTargets(ids));
    return nothingFailed();
  }

  private JsonNode listTargets(AwsCall call) {
    EventRule rule = buses.rule(bus(call, "EventBusName"), text(call, "Rule"));
    ObjectNode answer = object();
    answer.putArray("Targets").addAll(rule.targets().values());
    return answer;
  }

  private static JsonNode nothingFailed() {
    ObjectNode answer = object().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }

  private static BusKey bus(AwsCall call, String field) {
    return BusKey.of(call.accountId(), call.region(), text(call, field));
  }

  private static String text(AwsCall call, String field) {
    return call.body().path(field).asText();
  }

  private static JsonNode read(String eventJson) {
    try {
      return JSON.readTree(eventJson);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event is JSON", e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw AwsError.badRequest("ValidationException", message);
    }
  }
}
