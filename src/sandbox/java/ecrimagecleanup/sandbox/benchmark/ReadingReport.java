package ecrimagecleanup.sandbox.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.words.Counts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What it costs to read a registry, by {@code plan} and by the baseline.
 *
 * @param of whose registry
 * @param pairs what was measured, for each latency
 */
record ReadingReport(Organisation of, List<RegistryReading.Pair> pairs) {
  private static final String LINE = "%-46s%12s%12s%n";

  ReadingReport {
    pairs = List.copyOf(pairs);
  }

  /** Prints a table. */
  void print(PrintWriter out) {
    out.printf(
        "%d repositories of %d images, %d tasks in %d workloads; medians of %d%n",
        of.repositories(),
        of.images() + of.allServices() / of.repositories(),
        of.allServices() * RegistryReading.TASKS,
        of.workloads(),
        RegistryReading.ROUNDS);
    out.printf(LINE, "", "plan", "baseline");
    for (RegistryReading.Pair pair : pairs) {
      out.println();
      out.printf(
          LINE,
          "calls of AWS, of %d ms each".formatted(pair.latency().toMillis()),
          Counts.of(pair.plan().calls()),
          Counts.of(pair.baseline().calls()));
      out.printf(LINE, "  time", seconds(pair.plan()), seconds(pair.baseline()));
      out.printf(
          LINE,
          "  images that can go",
          Counts.of(pair.plan().images()),
          Counts.of(pair.baseline().images()));
    }
    out.flush();
  }

  private static String seconds(Cost cost) {
    return String.format(Locale.ROOT, "%.2f s", cost.time().toMillis() / 1000.0);
  }

  /** The same for machines: an object for each latency. */
  String json() {
    return Json.write(Json.list(pairs.stream().map(ReadingReport::json).toList()));
  }

  private static ObjectNode json(RegistryReading.Pair pair) {
    ObjectNode json = Json.object().put("latencyMillis", pair.latency().toMillis());
    put(json.putObject("plan"), pair.plan());
    put(json.putObject("baseline"), pair.baseline());
    return json;
  }

  private static void put(ObjectNode json, Cost cost) {
    json.put("calls", cost.calls())
        .put("seconds", cost.time().toMillis() / 1000.0)
        .put("images", cost.images());
    ObjectNode operations = json.putObject("operations");
    new TreeMap<>(cost.operations()).forEach(operations::put);
  }
}
