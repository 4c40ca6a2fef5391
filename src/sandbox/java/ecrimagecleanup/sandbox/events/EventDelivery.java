package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an event from a bus to the targets of the rules that match it. */
final class EventDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final EventBuses buses;
  private final BiConsumer<String, String> queues;

  EventDelivery(EventBuses buses, BiConsumer<String, String> queues) {
    this.buses = buses;
    this.queues = queues;
  }

  void deliver(JsonNode event, BusKey bus) {
    deliver(event, bus, true);
  }

  private void deliver(JsonNode event, BusKey bus, boolean mayForward) {
    for (EventRule rule : buses.rules(bus)) {
      if (rule.matches(event)) {
        rule.targets().values().forEach(target -> send(event, target, mayForward));
      }
    }
  }

  private void send(JsonNode event, JsonNode target, boolean mayForward) {
    String arn = target.path("Arn").asText();
    if (target.has("EcsParameters")) {
      return;
    }
    if (!BusKey.isArn(arn)) {
      queue(arn, body(event, target), target.at("/DeadLetterConfig/Arn").asText());
      return;
    }
    BusKey bus = BusKey.of("", "", arn);
    // a bus passes on to another bus, and there it ends: no third one; an unknown bus loses the
    // event
    if (mayForward && buses.exists(bus)) {
      deliver(event, bus, false);
    }
  }

  /** A target that fails neither fails the sender nor the other targets. */
  private void queue(String arn, String body, String deadLetters) {
    try {
      queues.accept(arn, body);
    } catch (RuntimeException refused) {
      LOG.warn("{} does not take an event: {}", arn, refused.getMessage());
      if (!deadLetters.isEmpty()) {
        queue(deadLetters, body, "");
      }
    }
  }

  private static String body(JsonNode event, JsonNode target) {
    if (target.has("Input")) {
      return target.path("Input").asText();
    }
    JsonNode transformer = target.path("InputTransformer");
    return transformer.isObject()
        ? transformed(event, transformer)
        : at(event, target.path("InputPath").asText("$")).toString();
  }

  /** The template with what the paths lead to: texts in quotes, all else as JSON. */
  private static String transformed(JsonNode event, JsonNode transformer) {
    String body = transformer.path("InputTemplate").asText();
    for (Entry<String, JsonNode> path : transformer.path("InputPathsMap").properties()) {
      body =
          body.replace("<" + path.getKey() + ">", at(event, path.getValue().asText()).toString());
    }
    return body;
  }

  private static JsonNode at(JsonNode event, String path) {
    JsonNode part = event;
    for (String field : path.split("\\.", -1)) {
      part = field.equals("$") ? part : part.path(field);
    }
    return part;
  }
}
