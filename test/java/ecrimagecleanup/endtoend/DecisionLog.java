package ecrimagecleanup.endtoend;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
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

  private static JsonNode parse(String line) {
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
