package ecrimagecleanup.route;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What a logger writes, from DEBUG on, while a test listens. */
public final class LogLines implements AutoCloseable {
  private static final String CONSUMER = "org.apache.camel.component.aws2.sqs.Sqs2Consumer";

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      // config/logback.xml silences it in the same way.
      if (!event.getLoggerName().equals(CONSUMER)) {
        events.add(event);
      }
    }
  }

  private final Lines lines = new Lines();
  private final Logger logger;
  private final @Nullable Level level;
  private final boolean additive;

  private LogLines(Logger logger, Level least) {
    this.logger = logger;
    this.level = logger.getLevel();
    this.additive = logger.isAdditive();
    lines.start();
    logger.setLevel(least);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  public static LogLines of(String logger) {
    return new LogLines((Logger) LoggerFactory.getLogger(logger), Level.DEBUG);
  }

  public static LogLines of(Class<?> logger) {
    return of(logger.getName());
  }

  /** The warnings and errors of all loggers. */
  static LogLines warnings() {
    return new LogLines((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME), Level.WARN);
  }

  /** The lines, without their levels. */
  public List<String> texts() {
    return lines.events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The lines, each after its level. */
  public List<String> withLevels() {
    return lines.events.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
  }

  /** The exceptions of those lines that have one, which would be printed with its stack. */
  public List<Throwable> thrown() {
    return lines.events.stream()
        .map(ILoggingEvent::getThrowableProxy)
        .filter(Objects::nonNull)
        .map(proxy -> ((ThrowableProxy) proxy).getThrowable())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
    logger.setAdditive(additive);
    logger.setLevel(level);
  }
}
