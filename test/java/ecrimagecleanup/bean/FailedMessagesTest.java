package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.route.LogLines;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedMessagesTest {
  private final LogLines lines = LogLines.of(FailedMessages.class);
  private final FailedMessages failedMessages = new FailedMessages();

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
  void speaksOfAQueueWhenTheMessageIsNotKnown() {
    failedMessages.handleException(new ArithmeticException("inner"));

    assertThat(lines.withLevels())
        .containsExactly(
            "WARN A queue could not be asked for messages: ArithmeticException: inner It is asked again.");
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
