package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule of a bus.
 *
 * @param settings what it shows of itself besides its pattern
 * @param targets by their id
 */
record EventRule(
    BusKey bus,
    String name,
    EventPattern pattern,
    Map<String, String> settings,
    Map<String, JsonNode> targets) {

  boolean matches(JsonNode event) {
    return settings.getOrDefault("State", "ENABLED").startsWith("ENABLED")
        && pattern.matches(event);
  }

  EventRule withTargets(Collection<JsonNode> added) {
    Map<String, JsonNode> all = new TreeMap<>(targets);
    added.forEach(target -> all.put(target.path("Id").asText(), target.deepCopy()));
    return new EventRule(bus, name, pattern, settings, all);
  }

  EventRule withoutTargets(Collection<String> ids) {
    Map<String, JsonNode> rest = new TreeMap<>(targets);
    rest.keySet().removeAll(ids);
    return new EventRule(bus, name, pattern, settings, rest);
  }

  String arn() {
    String path = bus.name().equals(BusKey.DEFAULT) ? name : bus.name() + "/" + name;
    return "arn:aws:events:" + bus.region() + ":" + bus.accountId() + ":rule/" + path;
  }

  ObjectNode describe() {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", name)
            .put("Arn", arn())
            .put("EventPattern", pattern.toString())
            .put("EventBusName", bus.name())
            .put("State", "ENABLED");
    settings.forEach(answer::put);
    return answer;
  }
}
