package ecrimagecleanup.endtoend;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;

/** The records of the application's decisions while it is watched. */
final class DecisionLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Logger logger = (Logger) LoggerFactory.getLogger("ecr-image-cleanup.decisions");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  private DecisionLog() {}

  static DecisionLog watch() {
    DecisionLog log = new DecisionLog();
    log.lines.start();
    log.logger.addAppender(log.lines);
    return log;
  }

  /** The records, in order. */
  List<JsonNode> records() {
    return List.copyOf(lines.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .map(DecisionLog::parse)
        .toList();
  }

  /** The words for what was decided, in order. */
  List<String> words() {
    return records().stream()
        .filter(line -> line.has("decision"))
        .map(line -> line.path("decision").asText())
        .toList();
  }

  /**
   * What was decided on an image, in order, with the question that decided: {@code
   * task-definitions, keep: The task definition …}; {@code remove: …} if none did.
   */
  List<String> of(String digest) {
    return decisions(digest).map(DecisionLog::text).toList();
  }

  /** What was decided last on an image. */
  String last(String digest) {
    return text(lastRecord(digest));
  }

  /** What a source of evidence said for the last decision on an image: {@code services, unused}. */
  List<String> lastWordsOf(String source, String digest) {
    return StreamSupport.stream(lastRecord(digest).path("evidence").spliterator(), false)
        .filter(said -> said.path("source").asText().equals(source))
        .map(said -> said.path("question").asText() + ", " + said.path("says").asText())
        .toList();
  }

  /** The sources of evidence that were asked for the last decision that needed any, in order. */
  List<String> lastAsked(String digest) {
    JsonNode last =
        decisions(digest)
            .filter(line -> line.has("evidence"))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new NoSuchElementException("Nobody was asked about " + digest));
    return StreamSupport.stream(last.path("evidence").spliterator(), false)
        .map(said -> said.path("source").asText())
        .distinct()
        .toList();
  }

  private JsonNode lastRecord(String digest) {
    return decisions(digest)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new NoSuchElementException("Nothing was decided on " + digest));
  }

  private Stream<JsonNode> decisions(String digest) {
    return records().stream()
        .filter(line -> line.has("decision") && line.path("digest").asText().equals(digest));
  }

  private static String text(JsonNode line) {
    return "%s%s%s: %s"
        .formatted(
            line.has("question") ? line.path("question").asText() + ", " : "",
            line.path("decision").asText(),
            line.has("until") ? " until " + line.path("until").asText() : "",
            line.path("reason").asText());
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record is not JSON: " + line, e);
    }
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
  }
}
