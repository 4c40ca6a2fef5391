package ecrimagecleanup.sandbox.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.words.Counts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What runs of the benchmark have measured.
 *
 * @param runs the runs, each of which is a column
 */
record BenchmarkReport(List<Run> runs) {
  private static final int LABEL = 54;
  private static final int COLUMN = 16;

  BenchmarkReport {
    runs = List.copyOf(runs);
  }

  /** Prints a table, and what each operation came to. */
  void print(PrintWriter out) {
    for (Row row : Row.ALL) {
      line(out, row.label(), row::shown);
    }
    section(out, "calls of AWS", run -> run.day().calls());
    section(out, "throttled", run -> run.day().throttled());
    section(out, "decisions", run -> run.day().decisions());
    out.flush();
  }

  private void section(
      PrintWriter out, String title, Function<Run, SortedMap<String, Long>> counts) {
    SortedMap<String, Long> all = new TreeMap<>();
    runs.forEach(run -> all.putAll(counts.apply(run)));
    if (!all.isEmpty()) {
      out.println();
      out.println(title);
    }
    for (String name : all.keySet()) {
      line(out, "  " + name, run -> Counts.of(counts.apply(run).getOrDefault(name, 0L)));
    }
  }

  private void line(PrintWriter out, String label, Function<Run, String> value) {
    StringBuilder line = new StringBuilder(("%-" + LABEL + "s").formatted(label));
    runs.forEach(run -> line.append(("%" + COLUMN + "s").formatted(value.apply(run))));
    out.println(line.toString().stripTrailing());
  }

  /** The same for machines: an object for each run. */
  String json() {
    return Json.write(Json.list(runs.stream().map(BenchmarkReport::json).toList()));
  }

  private static ObjectNode json(Run run) {
    ObjectNode json = Json.object();
    Row.ALL.forEach(row -> json.put(row.key(), row.value().applyAsDouble(run)));
    put(json.putObject("callsByOperation"), run.day().calls());
    put(json.putObject("throttledByOperation"), run.day().throttled());
    put(json.putObject("decisions"), run.day().decisions());
    ObjectNode dollars = json.putObject("dollarsByService");
    Prices.aMonth(run.day(), run.settings()).forEach(dollars::put);
    return json;
  }

  private static void put(ObjectNode json, Map<String, Long> counts) {
    counts.forEach(json::put);
  }
}
