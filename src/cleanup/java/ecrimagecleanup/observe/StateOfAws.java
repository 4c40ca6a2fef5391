package ecrimagecleanup.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.policy.Brake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What AWS says of the work of all instances: the brake, the coverage, and the checks that wait.
 * What cannot be read is a sentence in its place.
 *
 * @param gateway calls the endpoints
 */
record StateOfAws(Gateway gateway) {
  private static final Logger LOG = LoggerFactory.getLogger(StateOfAws.class);

  /** Reads it now. */
  ObjectNode read() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    orWhyNot("brake", json.putObject("brake"), this::brake);
    orWhyNot("coverage", json.putObject("coverage"), this::coverage);
    orWhyNot("list of checks", json.putObject("pending"), this::pending);
    return json;
  }

  private static void orWhyNot(String what, ObjectNode json, Consumer<ObjectNode> reading) {
    try {
      reading.accept(json);
    } catch (RuntimeException e) {
      json.removeAll();
      HttpProblem problem = HttpProblem.of(e);
      if (!problem.foreseen()) {
        LOG.warn("The {} could not be read. {}", what, problem.what(), e);
      }
      json.put("problem", problem.sentence());
    }
  }

  private void brake(ObjectNode json) {
    Brake brake = gateway.ask(Endpoint.BRAKE, "", Brake.class);
    json.put("engaged", brake.holds()).put("reason", brake.reason());
  }

  private void coverage(ObjectNode json) {
    Coverage coverage = gateway.ask(Endpoint.READ_COVERAGE, "", Coverage.class);
    json.put("complete", coverage.blindSpots().isEmpty());
    json.put("workloads", coverage.workloads().places().size());
    ArrayNode blindSpots = json.putArray("blindSpots");
    coverage.blindSpots().forEach(blindSpots::add);
  }

  /** By the hour that their names tell; those of several images have no hour in their names. */
  private void pending(ObjectNode json) {
    List<String> names =
        gateway.list(Endpoint.LIST_SCHEDULES, "", Map.of(), String.class).stream()
            .filter(name -> !PendingNames.isOfNoCheck(name))
            .toList();
    Map<Instant, Integer> hours = new TreeMap<>();
    names.stream()
        .map(ScheduleName::parse)
        .flatMap(Optional::stream)
        .forEach(name -> hours.merge(name.due().truncatedTo(ChronoUnit.HOURS), 1, Integer::sum));
    int known = hours.values().stream().mapToInt(Integer::intValue).sum();
    json.put("checks", names.size()).put("withoutHour", names.size() - known);
    ArrayNode array = json.putArray("hours");
    hours.forEach(
        (hour, checks) -> array.addObject().put("hour", hour.toString()).put("checks", checks));
  }
}
