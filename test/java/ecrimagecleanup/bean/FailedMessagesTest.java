package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.route.LogLines;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedMessagesTest {
  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final LogLines lines = LogLines.of(FailedMessages.class);
  private final FailedMessages failedMessages = new FailedMessages(clock);

  @AfterEach
  void close() {
    lines.close();
  }

  private static Exchange exchange() {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getExchangeExtension().setFromRouteId("cleanup-check");
    exchange.getMessage().setHeader("CamelAwsSqsMessageId", "4711");
    exchange.getMessage().setBody("secret");
    return exchange;
  }

  @Test
  void saysWhyAMessageIsMalformedByItsIdWithoutItsBody() {
    failedMessages.handleException(
        "secret of Camel",
        exchange(),
        new RuntimeCamelException(new MalformedMessageException("A part is missing.")));

    assertThat(lines.withLevels())
        .containsExactly("WARN The message 4711 of cleanup-check is malformed: A part is missing.");
  }

  @Test
  void doesNotQuoteWhatMadeAMessageMalformed() {
    failedMessages.handleException(
        "", exchange(), withCause(new MalformedMessageException("A part is no time."), "secret"));

    assertThat(lines.withLevels())
        .containsExactly("WARN The message 4711 of cleanup-check is malformed: A part is no time.");
  }

  @Test
  void saysItOnceForAMessageHoweverOftenItIsTold() {
    Exchange exchange = exchange();
    failedMessages.handleException("", exchange, new MalformedMessageException("Wrong."));
    failedMessages.handleException("", exchange, new MalformedMessageException("Wrong."));

    assertThat(lines.texts()).hasSize(1);
  }

  @Test
  void saysThatAnyOtherFailureWillComeAgain() {
    failedMessages.handleException(
        "", exchange(), new IllegalStateException("outer", new ArithmeticException("inner")));

    assertThat(lines.withLevels())
        .containsExactly(
            "WARN The message 4711 of cleanup-check failed and will come again:"
                + " ArithmeticException: inner",
            "DEBUG The message 4711 of cleanup-check failed.");
  }

  @Test
  void aRouteThatNoMessageStartedRunsAgain() {
    Exchange exchange = exchange();
    exchange.getMessage().removeHeader("CamelAwsSqsMessageId");
    failedMessages.handleException("", exchange, new ArithmeticException("inner"));

    assertThat(lines.withLevels())
        .contains(
            "WARN The route cleanup-check failed and will run again at its next time:"
                + " ArithmeticException: inner");
  }

  private static final String FAILED =
      "Failed polling endpoint: aws2-sqs://image-deletion-checks?delay=50. Will try again at next poll";

  private void queueFails() {
    failedMessages.handleException(
        FAILED, new IllegalStateException("x", new ArithmeticException("inner")));
  }

  private List<String> warnings() {
    return lines.withLevels().stream().filter(line -> line.startsWith("WARN")).toList();
  }

  @Test
  void namesAQueueThatGivesNoMessagesOnceAMinute() {
    queueFails();
    clock.advance(Duration.ofSeconds(59));
    queueFails();
    queueFails();

    assertThat(warnings())
        .containsExactly(
            "WARN No messages can be taken from the queue image-deletion-checks:"
                + " ArithmeticException: inner. It is asked again every 5 seconds; while that fails,"
                + " this line comes once a minute.");

    clock.advance(Duration.ofSeconds(2));
    queueFails();

    assertThat(warnings()).hasSize(2);
  }

  @Test
  void oneQueueThatFailsDoesNotHideAnother() {
    queueFails();
    failedMessages.handleException(
        FAILED.replace("image-deletion-checks", "repository-sweeps"),
        new ArithmeticException("inner"));

    assertThat(warnings()).hasSize(2);
  }

  @Test
  void writesOneLineWhateverTheExceptionSays() {
    failedMessages.handleException(
        "", exchange(), new IllegalStateException("one\r\nWARN The message 1 is fine"));

    assertThat(lines.texts().get(0)).doesNotContain("\n", "\r");
  }

  private static Exception withCause(Exception exception, String text) {
    exception.initCause(new ArithmeticException(text));
    return exception;
  }
}
