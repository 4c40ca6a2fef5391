package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.route.LogLines;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateOfAwsTest {
  private final LogLines lines = LogLines.of(StateOfAws.class);

  @AfterEach
  void stopListening() {
    lines.close();
  }

  /** Read where such schedules wait, and nothing else can be read. */
  private static ObjectNode read(RuntimeException failure, String... schedules) {
    return new StateOfAws(
            (endpoint, body, headers) -> {
              if (endpoint != Endpoint.LIST_SCHEDULES) {
                throw failure;
              }
              DefaultMessage none = new DefaultMessage(new DefaultCamelContext());
              none.setBody(List.of(schedules));
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
    assertThat(lines.texts()).isEmpty();
  }

  @Test
  void aScheduleOfASweepOrOfAReportIsNoCheckThatWaits() {
    ObjectNode state =
        read(
            new IllegalStateException("Rate exceeded"),
            "sweep-20260303-0a1b2c3d4e5f6071",
            "report-20260303",
            "report-20260303-1",
            "a name that nobody knows");

    assertThat(state.path("pending").path("checks").asInt()).isEqualTo(1);
    assertThat(state.path("pending").path("withoutHour").asInt()).isEqualTo(1);
  }

  @Test
  void whatNobodyForesawIsLoggedWithItsStackAndNobodyIsSentToATerminal() {
    ObjectNode state = read(new ArithmeticException("/ by zero"));

    assertThat(state.path("brake").path("problem").asText())
        .isEqualTo(
            "Something went wrong that nobody foresaw: / by zero. The log of the application shows where; report that.");
    assertThat(lines.texts())
        .containsExactly(
            "The brake could not be read. Something went wrong that nobody foresaw: / by zero.",
            "The coverage could not be read. Something went wrong that nobody foresaw: / by zero.");
    assertThat(lines.thrown()).hasSize(2).allSatisfy(it -> assertThat(it).hasMessage("/ by zero"));
  }
}
