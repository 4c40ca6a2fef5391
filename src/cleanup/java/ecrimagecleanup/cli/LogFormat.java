package ecrimagecleanup.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses what log lines look like. */
final class LogFormat {
  private LogFormat() {}

  /** For commands that answer and end: how Camel starts and stops concerns nobody. */
  static void leaveOutCamel() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger("org.apache.camel").setLevel(Level.WARN);
      // Routes that are asked at the same time for the first time make one meter twice.
      context.getLogger("io.micrometer").setLevel(Level.ERROR);
    }
  }

  /** Without {@code --verbose}: why settings or routes do not allow a start is said at the end. */
  static void leaveOutRefusedStart() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      leaveOutRefusedStart(context);
    }
  }

  static void leaveOutRefusedStart(LoggerContext context) {
    if (console(context) instanceof OutputStreamAppender<ILoggingEvent> stream
        && stream.getCopyOfAttachedFiltersList().stream()
            .noneMatch(RefusedStart.class::isInstance)) {
      RefusedStart filter = new RefusedStart();
      filter.start();
      stream.addFilter(filter);
    }
  }

  /** For {@code --verbose}: what our classes caught is logged, and each exception as a whole. */
  static void showStackTraces() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      showStackTraces(context);
    }
  }

  static void showStackTraces(LoggerContext context) {
    context.getLogger("ecrimagecleanup").setLevel(Level.DEBUG);
    if (console(context) instanceof OutputStreamAppender<ILoggingEvent> stream
        && stream.getEncoder() instanceof PatternLayoutEncoder lines) {
      lines.stop();
      lines.setPattern(lines.getPattern().replace("%ex{short}", "%ex"));
      lines.start();
    }
  }

  private static Appender<ILoggingEvent> console(LoggerContext context) {
    return context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
  }

  /** {@code text} leaves the format of the log configuration; {@code json} writes JSON lines. */
  static void use(String format) {
    if (!format.equals("json")
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    JsonLines encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    if (console(context) instanceof OutputStreamAppender<ILoggingEvent> stream) {
      stream.stop();
      stream.setEncoder(encoder);
      stream.start();
    }
  }
}
