package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.gateway.Endpoint;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StateOfAwsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(StateOfAws.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  /** Read where no check waits, and nothing else can be read. */
  private static ObjectNode read(RuntimeException failure) {
    return new StateOfAws(
            (endpoint, body, headers) -> {
              if (endpoint != Endpoint.LIST_SCHEDULES) {
                throw failure;
              }
              DefaultMessage none = new DefaultMessage(new DefaultCamelContext());
              none.setBody(List.of());
              return none;
            })
        .read();
  }

  @Test
  void whatCannotBeReadIsASentenceInItsPlaceAndTheRestIsRead() {
    ObjectNode state = read(new IllegalStateException("Rate exceeded"));

    assertThat(state.path("brake")).hasToString("{\"problem\":\"Rate exceeded\"}");
    assertThat(state.path("coverage")).hasToString("{\"problem\":\"Rate exceeded\"}");
    assertThat(state.path("pending").path("checks").asInt(-1)).isZero();
    assertThat(lines.list).isEmpty();
  }

  @Test
  void whatNobodyForesawIsLoggedWithItsStackAndNobodyIsSentToATerminal() {
    ObjectNode state = read(new ArithmeticException("/ by zero"));

    assertThat(state.path("brake").path("problem").asText())
        .isEqualTo(
            "Something went wrong that nobody foresaw: / by zero. The log of the application shows where; report that.");
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The brake could not be read. Something went wrong that nobody foresaw: / by zero.",
            "The coverage could not be read. Something went wrong that nobody foresaw: / by zero.");
    assertThat(lines.list)
        .allSatisfy(
            line -> assertThat(line.getThrowableProxy().getMessage()).isEqualTo("/ by zero"));
  }
}
