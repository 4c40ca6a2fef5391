package ecrimagecleanup.sandbox.events;

import ecrimagecleanup.sandbox.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The buses of all accounts and regions and their rules. Safe for several threads. */
final class EventBuses {
  private final TreeMap<BusKey, Instant> created = new TreeMap<>();
  private final TreeMap<BusKey, TreeMap<String, EventRule>> rules = new TreeMap<>();

  synchronized void create(BusKey bus, Instant now) {
    if (bus.name().equals(BusKey.DEFAULT) || created.putIfAbsent(bus, now) != null) {
      throw AwsError.badRequest(
          "ResourceAlreadyExistsException", "Event bus " + bus.name() + " already exists.");
    }
  }

  synchronized boolean exists(BusKey bus) {
    return bus.name().equals(BusKey.DEFAULT) || created.containsKey(bus);
  }

  /** When the bus was created; the default bus has been there always. */
  synchronized Instant createdAt(BusKey bus) {
    if (!exists(bus)) {
      throw notFound("Event bus " + bus.name() + " does not exist.");
    }
    return created.getOrDefault(bus, Instant.EPOCH);
  }

  /** The buses of an account and region, the default one among them, by name. */
  synchronized List<BusKey> list(String accountId, String region) {
    return Stream.concat(
            Stream.of(new BusKey(accountId, region, BusKey.DEFAULT)), created.keySet().stream())
        .filter(bus -> bus.accountId().equals(accountId) && bus.region().equals(region))
        .sorted()
        .toList();
  }

  synchronized void putRule(EventRule rule) {
    createdAt(rule.bus());
    rules
        .computeIfAbsent(rule.bus(), bus -> new TreeMap<>())
        .merge(rule.name(), rule, (old, changed) -> changed.withTargets(old.targets().values()));
  }

  synchronized List<EventRule> rules(BusKey bus) {
    createdAt(bus);
    return List.copyOf(rules.getOrDefault(bus, new TreeMap<>()).values());
  }

  synchronized EventRule rule(BusKey bus, String name) {
    createdAt(bus);
    return Optional.ofNullable(rules.getOrDefault(bus, new TreeMap<>()).get(name))
        .orElseThrow(
            () -> notFound("Rule " + name + " does not exist on EventBus " + bus.name() + "."));
  }

  synchronized void change(BusKey bus, String name, UnaryOperator<EventRule> change) {
    EventRule changed = change.apply(rule(bus, name));
    rules.getOrDefault(bus, new TreeMap<>()).put(name, changed);
  }

  synchronized void deleteRule(BusKey bus, String name) {
    TreeMap<String, EventRule> ofBus = rules.getOrDefault(bus, new TreeMap<>());
    EventRule rule = ofBus.get(name);
    if (rule != null && !rule.targets().isEmpty()) {
      throw AwsError.badRequest(
          "ValidationException", "Rule can't be deleted since it has targets.");
    }
    ofBus.remove(name);
  }

  private static AwsError notFound(String message) {
    return AwsError.badRequest("ResourceNotFoundException", message);
  }
}
