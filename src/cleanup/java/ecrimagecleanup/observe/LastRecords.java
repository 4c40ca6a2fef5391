package ecrimagecleanup.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.history.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;

/** The last records of decisions and removals that the routes logged. Safe for several threads. */
final class LastRecords implements LogListener {
  private static final int MOST = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deque<String> records = new ArrayDeque<>();

  @Override
  public String onLog(Exchange exchange, CamelLogger logger, String message) {
    if (LogLine.LOGGER.equals(logger.getLog().getName())) {
      synchronized (this) {
        records.addFirst(message);
        if (records.size() > MOST) {
          records.removeLast();
        }
      }
    }
    return message;
  }

  /** The records, the last one first. */
  List<JsonNode> all() {
    List<String> copy;
    synchronized (this) {
      copy = List.copyOf(records);
    }
    return copy.stream().flatMap(record -> parsed(record).stream()).toList();
  }

  private static Optional<JsonNode> parsed(String record) {
    try {
      return Optional.of(JSON.readTree(record));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
