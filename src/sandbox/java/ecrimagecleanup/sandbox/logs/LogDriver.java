package ecrimagecleanup.sandbox.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ecrimagecleanup.history.LogLine;
import org.slf4j.LoggerFactory;

/**
 * Sends what the application of this process writes of its decisions to its log group, as the log
 * driver of its container does. Safe for several threads.
 */
public final class LogDriver extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final LogsService logs;
  private final String group;

  /** It sends nothing before it is attached. */
  public LogDriver(LogsService logs, String group) {
    this.logs = logs;
    this.group = group;
    setName("log-driver");
  }

  /** From now on records are sent, once, however often it is called. */
  public void attach() {
    logs.createGroup(group);
    if (LoggerFactory.getLogger(LogLine.LOGGER) instanceof Logger logger) {
      setContext(logger.getLoggerContext());
      start();
      logger.addAppender(this);
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    logs.write(
        group,
        "%s %-5s %s    %s"
            .formatted(
                event.getInstant(), event.getLevel(), LogLine.LOGGER, event.getFormattedMessage()));
  }

  @Override
  public void close() {
    if (LoggerFactory.getLogger(LogLine.LOGGER) instanceof Logger logger) {
      logger.detachAppender(this);
    }
  }
}
