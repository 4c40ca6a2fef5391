package ecrimagecleanup.sandbox.virtual;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ecrimagecleanup.sandbox.story.DecisionJournal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log of the application while it is simulated: the records of its decisions go into the
 * history, and nothing else is written, which would take longer than the rest.
 */
public final class RecordedLog implements AutoCloseable {
  private static final String CAMEL = "org.apache.camel";

  private final class Records extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      present.surroundings().decided(event.getFormattedMessage());
    }
  }

  private final Present present;
  private final Records records = new Records();
  private final Map<Logger, Optional<Level>> levels = new LinkedHashMap<>();

  /** A log that nothing goes into yet. */
  public RecordedLog(Present present) {
    this.present = present;
  }

  /** Logs into the present history until it is closed. */
  public void begin() {
    level(Logger.ROOT_LOGGER_NAME, Level.OFF);
    level(CAMEL, Level.OFF);
    level(DecisionJournal.LOGGER, Level.INFO);
    Logger decisions = logger(DecisionJournal.LOGGER);
    records.setContext(decisions.getLoggerContext());
    records.start();
    decisions.setAdditive(false);
    decisions.addAppender(records);
  }

  private void level(String name, Level level) {
    Logger logger = logger(name);
    levels.put(logger, Optional.ofNullable(logger.getLevel()));
    logger.setLevel(level);
  }

  private static Logger logger(String name) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("The simulation needs Logback.");
    }
    return context.getLogger(name);
  }

  @Override
  public void close() {
    Logger decisions = logger(DecisionJournal.LOGGER);
    decisions.detachAppender(records);
    decisions.setAdditive(true);
    levels.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
  }
}
