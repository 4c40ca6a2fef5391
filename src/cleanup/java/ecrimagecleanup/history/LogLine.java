package ecrimagecleanup.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line of a log: a record, one that cannot be read, or something else. */
public sealed interface LogLine {
  /** The logger to which the routes write their records. */
  String LOGGER = "ecr-image-cleanup.decisions";

  /** The field that every record has, the first that the routes write. */
  String FIELD = "\"record\":";

  /** How a record begins, unless something has added fields of its own. */
  String BEGIN = "{" + FIELD;

  /**
   * Of a record inside of another text of JSON, as the log driver json-file of Docker writes it.
   */
  String QUOTED_FIELD = "\\\"record\\\":";

  /** Safe for use by many threads, and costly to make. */
  ObjectMapper JSON = new ObjectMapper();

  /**
   * A record.
   *
   * @param entry what it says
   */
  record OfRecord(Entry entry) implements LogLine {}

  /** A record that is cut, or of a form that is not known. */
  record Unreadable() implements LogLine {}

  /** What is no record of a decision. */
  record Other() implements LogLine {}

  /**
   * Reads a line. What stands before the record does not matter: the time and the level of a log of
   * text, the stream that a tool for logs puts in front, the fields of a log of JSON.
   */
  static LogLine read(String line) {
    if (!line.contains(FIELD)) {
      return line.contains(QUOTED_FIELD) ? new Unreadable() : new Other();
    }
    int begin = line.indexOf(BEGIN);
    if (begin < 0) {
      begin = line.indexOf('{');
    }
    if (begin < 0) {
      return new Other();
    }
    try {
      return new OfRecord(entry(JSON.readTree(line.substring(begin))));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return new Unreadable();
    }
  }

  private static Entry entry(JsonNode json) {
    Entry.Kind kind = Entry.Kind.valueOf(text(json, "record").toUpperCase(Locale.ROOT));
    List<String> tags = new ArrayList<>();
    json.path("tags").forEach(tag -> tags.add(tag.asText()));
    return new Entry(
        Instant.parse(text(json, "time")),
        kind,
        text(json, kind.key()),
        json.path("action").asText(),
        new Repository(
            new Registry(text(json, "accountId"), text(json, "region")), text(json, "repository")),
        new Digest(text(json, "digest")),
        tags,
        json.path("cause").asText(),
        time(json, "due"),
        Optional.of(json.path("question").asText()).filter(question -> !question.isEmpty()),
        json.path("reason").asText(),
        evidence(json.path("evidence")),
        json.path("bytes").asLong());
  }

  /** Before sources had names it was an object of three texts, which is left out. */
  private static List<Said> evidence(JsonNode json) {
    List<Said> evidence = new ArrayList<>();
    if (!json.isArray()) {
      return evidence;
    }
    json.forEach(
        said ->
            evidence.add(
                new Said(
                    said.path("source").asText(),
                    said.path("says").asText(),
                    time(said, "until"),
                    said.path("text").asText())));
    return evidence;
  }

  private static Optional<Instant> time(JsonNode json, String field) {
    return Optional.of(json.path(field).asText())
        .filter(time -> !time.isEmpty())
        .map(Instant::parse);
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("The record has no %s.".formatted(field));
    }
    return value.asText();
  }
}
