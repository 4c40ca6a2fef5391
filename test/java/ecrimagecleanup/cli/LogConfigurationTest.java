package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What config/logback.xml lets through, and what a line looks like. */
class LogConfigurationTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new File("config/logback.xml"));
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void aLineBeginsWithItsDateAndTheOffsetFromUtc() {
    OutputStreamAppender<?> console =
        (OutputStreamAppender<?>) context.getLogger("ROOT").getAppender("CONSOLE");
    PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("cleanup-check"), Level.INFO, "A message.", null, null);

    assertThat(new String(encoder.encode(event), StandardCharsets.UTF_8))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  cleanup-check +A message\\.\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "ecr-image-cleanup.decisions, INFO",
    "cleanup-schedule-check, INFO",
    "ecrimagecleanup.bean.FailedMessages, INFO",
    "org.apache.camel.impl.engine.AbstractCamelContext, WARN",
    "org.apache.camel.impl.engine.DefaultShutdownStrategy, WARN",
    "org.quartz.core.QuartzScheduler, WARN",
    "io.vertx.core.impl.ContextImpl, WARN",
    "org.apache.camel.component.aws2.sqs.Sqs2Consumer, OFF",
  })
  void theNoiseOfOthersIsLeftOut(String logger, String level) {
    assertThat(context.getLogger(logger).getEffectiveLevel()).hasToString(level);
  }
}
