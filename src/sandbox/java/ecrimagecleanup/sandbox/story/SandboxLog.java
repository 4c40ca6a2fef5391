package ecrimagecleanup.sandbox.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Where the log of the application goes while it runs in the sandbox. */
public final class SandboxLog {
  private SandboxLog() {}

  /** Everything goes to the terminal, on standard error. */
  public static void toTerminal(DecisionJournal journal) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    use(console, journal);
  }

  /** Everything goes to a file. */
  public static void toFile(Path file, DecisionJournal journal) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    use(appender, journal);
  }

  private static void use(OutputStreamAppender<ILoggingEvent> appender, DecisionJournal journal) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("The sandbox needs Logback.");
    }
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %-30.30logger{0} %msg%n%ex{short}");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    for (String noisy : List.of("org.apache.camel", "org.quartz", "io.vertx")) {
      context.getLogger(noisy).setLevel(Level.WARN);
    }
    context.getLogger("org.apache.camel.component.aws2.sqs.Sqs2Consumer").setLevel(Level.OFF);
    journal.setContext(context);
    journal.start();
    context.getLogger(DecisionJournal.LOGGER).addAppender(journal);
  }
}
