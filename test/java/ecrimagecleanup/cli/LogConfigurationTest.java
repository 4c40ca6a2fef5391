package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.FilterReply;
import ecrimagecleanup.settings.SettingsException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.RuntimeCamelException;
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

  private String line(Optional<Throwable> thrown) {
    OutputStreamAppender<?> console =
        (OutputStreamAppender<?>) context.getLogger("ROOT").getAppender("CONSOLE");
    PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
    LoggingEvent event =
        new LoggingEvent(
            "",
            context.getLogger("cleanup-check"),
            Level.INFO,
            "A message.",
            thrown.orElse(null),
            null);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aLineBeginsWithItsDateAndTheOffsetFromUtc() {
    assertThat(line(Optional.empty()))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  cleanup-check +A message\\.\\R");
  }

  @Test
  void forVerboseOurClassesSayWhatTheyCaughtAndEachExceptionIsThereAsAWhole() {
    Optional<Throwable> thrown = Optional.of(new IllegalStateException("It broke."));
    assertThat(line(thrown)).hasLineCount(3);
    assertThat(context.getLogger(CaughtFailure.class).isDebugEnabled()).isFalse();

    LogFormat.showStackTraces(context);

    assertThat(line(thrown).lines()).hasSizeGreaterThan(5).first().asString().contains("A message");
    assertThat(context.getLogger(CaughtFailure.class).isDebugEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.camel.Any").isDebugEnabled()).isFalse();
  }

  /** What the console makes of a line of Camel. */
  private FilterReply reply(String message, Object... arguments) {
    LogFormat.leaveOutRefusedStart(context);
    return context
        .getLogger("ROOT")
        .getAppender("CONSOLE")
        .getFilterChainDecision(
            new LoggingEvent(
                "",
                context.getLogger("org.apache.camel.impl.engine.AbstractCamelContext"),
                Level.ERROR,
                message,
                null,
                arguments));
  }

  @Test
  void aStartThatTheSettingsDoNotAllowIsLeftToTheSentencesAtTheEnd() {
    SettingsException refused = new SettingsException(List.of("There is no queue nosuch."));

    assertThat(
            reply(
                "Error starting CamelContext ({}) due to exception thrown: {}",
                "camel-1",
                "There is no queue nosuch.",
                new RuntimeCamelException(refused)))
        .isEqualTo(FilterReply.DENY);
    assertThat(
            reply(
                "CamelContext ({}) vetoed to not initialize due to: {}",
                "camel-1",
                SettingsException.NO_START + refused.getMessage()))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void aMistakeInARouteIsLeftToTheSentenceAtTheEnd() {
    assertThat(
            reply(
                "Error starting CamelContext ({}) due to exception thrown: {}",
                "camel-1",
                "No such operation.",
                new ResolveEndpointFailedException("cleanup-reader:events", "No such operation.")))
        .isEqualTo(FilterReply.DENY);
    assertThat(
            reply(
                "CamelContext ({}) vetoed to not initialize due to: {}",
                "camel-1",
                "The routes of ecr-image-cleanup cannot be loaded: Unknown node id: setVaraible"))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void whateverElseCamelSaysOfItsStartStays() {
    assertThat(
            reply(
                "Error starting CamelContext ({}) due to exception thrown: {}",
                "camel-1",
                "It broke.",
                new IllegalStateException("It broke.")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(
            reply(
                "CamelContext ({}) vetoed to not initialize due to: {}", "camel-1", "It may not."))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(reply("Nothing to start.")).isEqualTo(FilterReply.NEUTRAL);
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
