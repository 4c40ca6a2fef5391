package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file that remembers what was played, a line for some hundred histories, so that a run goes on
 * where the one before was stopped, and many add up. Only lines of the same code and the same
 * options count.
 *
 * @param file the file; it need not be there yet
 * @param code the hash of the code that decides
 * @param options what else makes the histories of a seed
 */
record RunRecord(Path file, String code, String options) {
  private static final String CODE = "code";
  private static final String OPTIONS = "options";
  private static final String LAST_SEED = "lastSeed";

  /** The seed to go on with. */
  long next(long byDefault) throws IOException {
    return lines().stream()
        .mapToLong(line -> line.path(LAST_SEED).asLong() + 1)
        .max()
        .orElse(byDefault);
  }

  /** Appends what was played from one seed to another, both included. */
  void append(long firstSeed, long lastSeed, Statistics played) throws IOException {
    ObjectNode line =
        Json.object()
            .put(CODE, code)
            .put(OPTIONS, options)
            .put("firstSeed", firstSeed)
            .put(LAST_SEED, lastSeed);
    line.setAll(played.json());
    Files.writeString(
        file,
        Json.write(line) + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Prints what all lines that count come to. */
  void print(PrintWriter out) throws IOException {
    List<JsonNode> lines = lines();
    ObjectNode sum = Json.object();
    lines.forEach(line -> add(sum, line));
    out.printf("%n%d lines of %s for the code %s, %s%n", lines.size(), file, code, options);
    print(out, "", sum);
    out.flush();
  }

  private static void print(PrintWriter out, String indent, JsonNode sum) {
    for (Map.Entry<String, JsonNode> each : sum.properties()) {
      if (each.getValue().isObject()) {
        out.println(indent + each.getKey());
        print(out, indent + "  ", each.getValue());
      } else {
        out.printf("%-56s %10s%n", indent + each.getKey(), each.getValue().asText());
      }
    }
  }

  private static void add(ObjectNode sum, JsonNode line) {
    for (Map.Entry<String, JsonNode> each : line.properties()) {
      String name = each.getKey();
      if (each.getValue().isObject()) {
        add(sum.withObjectProperty(name), each.getValue());
      } else if (each.getValue().isNumber() && !name.endsWith("Seed")) {
        sum.put(name, sum.path(name).asLong() + each.getValue().asLong());
      }
    }
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String text : Files.readAllLines(file)) {
        JsonNode line = Json.parse(text);
        if (line.path(CODE).asText().equals(code) && line.path(OPTIONS).asText().equals(options)) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
