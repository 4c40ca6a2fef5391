package ecrimagecleanup.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.metric.Meters;
import ecrimagecleanup.metric.Metric;
import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What this instance did since it started: its counters and its last records.
 *
 * @param meters its metrics; empty if nobody counts
 * @param records its last records
 */
record StateOfInstance(Optional<Meters> meters, LastRecords records) {

  /** All of it, now. */
  ObjectNode read() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    meters.ifPresent(counted -> count(json, counted));
    ArrayNode last = json.putArray("lastRecords");
    records.all().forEach(last::add);
    return json;
  }

  private static void count(ObjectNode json, Meters meters) {
    ObjectNode decisions = json.putObject("decisions");
    for (String decision : Decision.WORDS) {
      decisions.put(decision, sum(meters, Metric.CHECKS, "decision", decision));
    }
    ObjectNode removed = json.putObject("removed");
    for (String action : List.of("delete", "archive")) {
      removed.put(action, removed(meters, action));
    }
    json.put("bytesFreed", sum(counters(meters, Metric.BYTES_FREED)));
  }

  private static long removed(Meters meters, String action) {
    return sum(
        counters(meters, Metric.IMAGES_REMOVED).stream()
            .filter(counter -> action.equals(counter.getId().getTag("action")))
            .filter(counter -> "removed".equals(counter.getId().getTag("outcome")))
            .toList());
  }

  private static long sum(Meters meters, Metric metric, String label, String value) {
    return sum(
        counters(meters, metric).stream()
            .filter(counter -> value.equals(counter.getId().getTag(label)))
            .toList());
  }

  private static long sum(Collection<Counter> counters) {
    return Math.round(counters.stream().mapToDouble(Counter::count).sum());
  }

  private static Collection<Counter> counters(Meters meters, Metric metric) {
    return meters.registry().find(metric.id()).tag(Metric.CONTEXT, meters.context()).counters();
  }
}
