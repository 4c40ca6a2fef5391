package ecrimagecleanup.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.history.LogLine;
import java.nio.charset.StandardCharsets;

/**
 * Writes each log event as a line with one JSON object: {@code timestamp} in UTC, {@code level},
 * {@code logger}, {@code thread}, and {@code message}; with an exception also {@code exception}. Of
 * a record of a decision the fields stand there in place of the message.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  /** Safe for use by many threads, and costly to make. */
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = JSON.createObjectNode();
    line.put("timestamp", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    if (!(event.getLoggerName().equals(LogLine.LOGGER)
        && addRecord(line, event.getFormattedMessage()))) {
      line.put("message", event.getFormattedMessage());
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.put("exception", ThrowableProxyUtil.asString(thrown));
    }
    return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean addRecord(ObjectNode line, String message) {
    try {
      JsonNode entry = JSON.readTree(message);
      if (entry instanceof ObjectNode fields) {
        line.setAll(fields);
        return true;
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
