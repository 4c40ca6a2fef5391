package ecrimagecleanup.route;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line that is logged while a test watches, with its stack, at the levels that are set. */
public final class AllLogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> texts = new CopyOnWriteArrayList<>();

  private AllLogLines() {}

  /** Begins to watch. */
  public static AllLogLines watch() {
    AllLogLines lines = new AllLogLines();
    lines.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    texts.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  /** The lines. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void close() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(this);
    stop();
  }
}
