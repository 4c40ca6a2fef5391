package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.ReadingSwitch;
import ecrimagecleanup.sandbox.Readings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What many histories come to. For one thread. */
final class Statistics {
  /** A history with fewer checks is judged, but not counted. */
  static final int LEAST_CHECKS = 20;

  private static final Duration YEAR = Duration.ofDays(365);

  private final Map<FaultKind, Map<String, Integer>> faults = new EnumMap<>(FaultKind.class);
  private final Map<Excuse, Integer> excused = new EnumMap<>(Excuse.class);
  private final Map<Excuse, Integer> excusedThoughHeard = new EnumMap<>(Excuse.class);
  private final Map<String, Integer> decisions = new TreeMap<>();
  private final Map<String, Integer> readings = new LinkedHashMap<>();
  private final Map<String, Integer> judged = new LinkedHashMap<>();
  private Duration simulated = Duration.ZERO;
  private int histories;
  private int thin;
  private int bad;
  private long checks;
  private long calls;
  private long removals;
  private long justBefore;
  private int withStops;

  Statistics() {
    for (ReadingSwitch each : ReadingSwitch.values()) {
      each.readings().forEach(reading -> readings.put(Readings.text(reading), 0));
    }
    judged.putAll(readings);
  }

  /** Adds a history. */
  void add(Result result) {
    result.plan().readings().texts().forEach(text -> judged.merge(text, 1, Integer::sum));
    if (result.checks() < LEAST_CHECKS) {
      thin++;
    } else {
      histories++;
      withStops += result.plan().stops() ? 1 : 0;
      result.plan().readings().texts().forEach(text -> readings.merge(text, 1, Integer::sum));
    }
    bad += result.isClean() ? 0 : 1;
    checks += result.checks();
    calls += result.calls();
    removals += result.removals();
    justBefore += result.verdict().justBefore();
    result
        .verdict()
        .excused()
        .forEach(
            (excuse, times) -> {
              excused.merge(excuse, times, Integer::sum);
              excusedThoughHeard.merge(excuse, result.plan().stops() ? times : 0, Integer::sum);
            });
    simulated = simulated.plus(Duration.ofDays(result.plan().days())).plus(History.AFTERWARDS);
    result
        .chronicle()
        .faults()
        .forEach(
            (kind, sites) ->
                sites.forEach(
                    (site, times) ->
                        faults
                            .computeIfAbsent(kind, k -> new TreeMap<>())
                            .merge(site, times, Integer::sum)));
    for (Chronicle.Handled one : result.chronicle().handled()) {
      one.records().stream()
          .filter(record -> record.has("decision"))
          .forEach(record -> decisions.merge(decision(record), 1, Integer::sum));
    }
  }

  private static String decision(JsonNode record) {
    return (record.path("question").asText() + " " + record.path("decision").asText()).strip();
  }

  int histories() {
    return histories;
  }

  /** In one line. */
  String line(Duration took) {
    double seconds = Math.max(0.001, took.toMillis() / 1000.0);
    return String.format(
        Locale.ROOT,
        "%d histories, %d checks, %.0f checks/s, %.1f simulated years, %d removals, %d violated",
        histories,
        checks,
        checks / seconds,
        years(),
        removals,
        bad);
  }

  private double years() {
    return (double) simulated.toSeconds() / YEAR.toSeconds();
  }

  /** All of it. */
  void print(PrintWriter out, Duration took) {
    out.println();
    row(out, "histories with %d checks or more".formatted(LEAST_CHECKS), histories);
    row(out, "others, judged as well", thin);
    row(out, "histories with task events", withStops);
    row(out, "histories without task events", histories - (long) withStops);
    row(out, "checks that fired", checks);
    row(out, "calls of AWS", calls);
    row(out, "images removed", removals);
    row(
        out,
        "of those, in use since less than %s before".formatted(SafetyOracle.DELTA),
        justBefore);
    for (Excuse excuse : Excuse.values()) {
      row(out, "of those, " + excuse.text(), excused.getOrDefault(excuse, 0));
      row(
          out,
          "  of those, in histories with task events",
          excusedThoughHeard.getOrDefault(excuse, 0));
    }
    row(out, "histories with a violation", bad);
    out.printf(Locale.ROOT, "%-56s %10.1f%n", "simulated years", years());
    out.printf(Locale.ROOT, "%-56s %10.1f%n", "seconds", took.toMillis() / 1000.0);
    out.printf(
        Locale.ROOT,
        "%-56s %10.0f%n",
        "checks per second",
        checks * 1000.0 / Math.max(1, took.toMillis()));
    out.println();
    out.println("histories by reading of AWS, and all that are judged");
    readings.forEach(
        (reading, times) ->
            out.printf(Locale.ROOT, "  %-54s %10d %10d%n", reading, times, judged.get(reading)));
    out.println();
    out.println("decisions by question");
    decisions.forEach((decision, times) -> row(out, "  " + decision, times));
    out.println();
    out.println("faults by kind and call");
    faults.forEach(
        (kind, sites) -> {
          row(out, "  " + kind, sites.values().stream().mapToInt(Integer::intValue).sum());
          sites.forEach((site, times) -> row(out, "    " + site, times));
        });
    out.flush();
  }

  /** The counts that add up. */
  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("histories", histories)
            .put("others", thin)
            .put("checks", checks)
            .put("calls", calls)
            .put("removals", removals)
            .put("justBefore", justBefore)
            .put("withStops", withStops)
            .put("violated", bad)
            .put("simulatedDays", simulated.toDays());
    putExcused(json.putObject("excused"), excused);
    putExcused(json.putObject("excusedThoughHeard"), excusedThoughHeard);
    ObjectNode byReading = json.putObject("historiesByReading");
    readings.forEach(byReading::put);
    ObjectNode judgedByReading = json.putObject("judgedByReading");
    judged.forEach(judgedByReading::put);
    return json;
  }

  private static void putExcused(ObjectNode json, Map<Excuse, Integer> excused) {
    for (Excuse excuse : Excuse.values()) {
      json.put(excuse.name(), excused.getOrDefault(excuse, 0));
    }
  }

  private static void row(PrintWriter out, String what, long number) {
    out.printf(Locale.ROOT, "%-56s %10d%n", what, number);
  }
}
