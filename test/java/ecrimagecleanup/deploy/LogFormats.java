package ecrimagecleanup.deploy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ecrimagecleanup.cli.JsonLines;
import java.io.File;
import java.nio.charset.StandardCharsets;

/** Log events as the lines that CloudWatch Logs gets. */
final class LogFormats {
  private LogFormats() {}

  /** As {@code config/logback.xml} writes it. */
  static String text(ILoggingEvent event) {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(new File("config/logback.xml"));
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    }
    OutputStreamAppender<?> console =
        (OutputStreamAppender<?>) context.getLogger("ROOT").getAppender("CONSOLE");
    PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
    return new String(encoder.encode(event), StandardCharsets.UTF_8).strip();
  }

  /** As {@code cleanup.log-format=json} writes it. */
  static String json(ILoggingEvent event) {
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8).strip();
  }
}
