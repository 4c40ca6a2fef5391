package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
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
    JsonNode part = event;
    for (String field : target.path("InputPath").asText("$").split("\\.", -1)) {
      part = field.equals("$") ? part : part.path(field);
    }
    return part.toString();
  }
}
