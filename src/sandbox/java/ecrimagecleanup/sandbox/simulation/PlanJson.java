package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans as JSON, so that one that has found something can be kept and played again. */
final class PlanJson {
  private PlanJson() {}

  /** The text of a plan. */
  static String write(Plan plan) {
    ObjectNode json = Json.object().put("seed", plan.seed()).put("days", plan.days());
    json.put("swept", plan.swept());
    json.put("stops", plan.stops());
    json.put("stopsFirst", plan.services().stopFirst());
    json.put("changesFamily", plan.services().changeFamily());
    json.put("profile", plan.profile().name());
    Weather w = plan.weather();
    json.putObject("weather")
        .put("lag", w.lag().toString())
        .put("eventDuplicates", w.eventDuplicates())
        .put("eventDelays", w.eventDelays())
        .put("eventLosses", w.eventLosses())
        .put("longestDelay", w.longestDelay().toString())
        .put("messageDuplicates", w.messageDuplicates())
        .put("deletionLosses", w.deletionLosses())
        .put("scheduleLateness", w.scheduleLateness().toString())
        .put("scheduleDuplicates", w.scheduleDuplicates())
        .put("listedAfterFiring", w.listedAfterFiring().toString())
        .put("skew", w.skew().toString());
    ArrayNode readings = json.putArray("readings");
    plan.readings().texts().forEach(readings::add);
    ArrayNode steps = json.putArray("steps");
    for (Plan.Step step : plan.steps()) {
      steps
          .addObject()
          .put("at", step.at().toString())
          .put("deed", step.deed().name())
          .put("where", step.where())
          .put("what", step.what())
          .put("how", step.how());
    }
    ObjectNode faults = json.putObject("faults");
    new TreeMap<>(plan.faults()).forEach((call, kind) -> faults.put(call.toString(), kind.name()));
    return json.toPrettyString();
  }

  /** Reads a plan. */
  static Plan read(Path file) throws IOException {
    JsonNode json = Json.parse(Files.readString(file));
    List<Plan.Step> steps = new ArrayList<>();
    for (JsonNode step : json.path("steps")) {
      steps.add(
          new Plan.Step(
              Duration.parse(step.path("at").asText()),
              Deed.valueOf(step.path("deed").asText()),
              step.path("where").asInt(),
              step.path("what").asInt(),
              step.path("how").asInt()));
    }
    Map<Integer, FaultKind> faults = new TreeMap<>();
    for (Map.Entry<String, JsonNode> fault : json.path("faults").properties()) {
      faults.put(Integer.valueOf(fault.getKey()), FaultKind.valueOf(fault.getValue().asText()));
    }
    return new Plan(
        json.path("seed").asLong(),
        Profile.valueOf(json.path("profile").asText()),
        weather(json.path("weather")),
        readings(json.path("readings")),
        steps,
        faults,
        json.path("days").asInt(),
        json.path("swept").asBoolean(),
        json.path("stops").asBoolean(),
        new Plan.Services(
            json.path("stopsFirst").asBoolean(), json.path("changesFamily").asBoolean()));
  }

  /** A plan that was kept before there were readings has the friendly ones. */
  private static Readings readings(JsonNode json) {
    return Readings.friendly()
        .with(json.valueStream().map(text -> Readings.parse(text.asText())).toList());
  }

  private static Weather weather(JsonNode json) {
    return new Weather(
        time(json, "lag"),
        json.path("eventDuplicates").asDouble(),
        json.path("eventDelays").asDouble(),
        json.path("eventLosses").asDouble(),
        time(json, "longestDelay"),
        json.path("messageDuplicates").asDouble(),
        json.path("deletionLosses").asDouble(),
        time(json, "scheduleLateness"),
        json.path("scheduleDuplicates").asDouble(),
        time(json, "listedAfterFiring"),
        time(json, "skew"));
  }

  private static Duration time(JsonNode json, String name) {
    return Duration.parse(json.path(name).asText());
  }
}
