package ecrimagecleanup.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Registry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A rehearsal as the text of its file. */
public final class RehearsalJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int VERSION = 1;

  private RehearsalJson() {}

  /** The text, with the answers for whoever reads it. */
  public static String write(Rehearsal rehearsal, List<Answer> answers) {
    return json(rehearsal, answers).toPrettyString() + "\n";
  }

  /** The same as a document. */
  public static ObjectNode json(Rehearsal rehearsal, List<Answer> answers) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", VERSION)
            .put("rehearsal", rehearsal.id().value())
            .put("registry", rehearsal.registry().toString())
            .put("workload", rehearsal.workload())
            .put("startedAt", rehearsal.startedAt().toString())
            .put("finished", rehearsal.endedAt().isPresent());
    ArrayNode questions = json.putArray("answers");
    for (Answer answer : answers) {
      questions
          .addObject()
          .put("question", answer.topic().id())
          .put("reading", answer.reading())
          .put("known", answer.isKnown())
          .put("why", answer.why());
    }
    ObjectNode times = json.putObject("times");
    rehearsal.times().forEach((name, time) -> times.put(name, time.toString()));
    ObjectNode facts = json.putObject("facts");
    rehearsal.facts().forEach(facts::put);
    return json;
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException if it is no rehearsal that this version reads
   */
  public static Rehearsal read(String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is no JSON.", e);
    }
    if (json.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("It is no rehearsal of version %d.".formatted(VERSION));
    }
    try {
      return new Rehearsal(
          new RunId(json.path("rehearsal").asText()),
          Registry.parse(json.path("registry").asText()),
          json.path("workload").asText(),
          Instant.parse(json.path("startedAt").asText()),
          entries(json.path("times"), Instant::parse),
          entries(json.path("facts"), Function.identity()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("A time in it is not valid.", e);
    }
  }

  private static <T> SortedMap<String, T> entries(JsonNode object, Function<String, T> value) {
    SortedMap<String, T> entries = new TreeMap<>();
    object
        .properties()
        .forEach(entry -> entries.put(entry.getKey(), value.apply(entry.getValue().asText())));
    return entries;
  }
}
