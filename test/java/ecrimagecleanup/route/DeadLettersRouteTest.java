package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.DeadLetter;
import ecrimagecleanup.check.ExplainedDeadLetter;
import ecrimagecleanup.route.MockAws.Call;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class DeadLettersRouteTest extends RouteTest {
  private static final String EVENTS_QUEUE = "task-definition-events";
  private static final String CHECKS_QUEUE = "image-deletion-checks";
  private static final String CHECK = Samples.message(Samples.check('a'));

  private <T> T ask(String route, Object body, Class<T> type) throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody("direct:" + route, body, type);
    }
  }

  private static DeadLetter letter(String body) {
    return new DeadLetter("id", Optional.of(NOW), 6, Optional.empty(), Optional.empty(), body);
  }

  /** What it is, and the reason. */
  private String explained(String queue, DeadLetter letter) throws Exception {
    aws.answer("peek", List.of(letter));
    List<?> answer = ask("list-dead-letters", queue, List.class);
    assertThat(answer).hasSize(1);
    ExplainedDeadLetter explained = (ExplainedDeadLetter) answer.get(0);
    assertThat(explained.letter()).isEqualTo(letter);
    assertThat(aws.calls()).containsExactly(new Call("peek", queue, ""));
    return explained.what() + " | " + explained.reason();
  }

  @Test
  void aCheckThatFailedIsInTheLog() throws Exception {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK)))
        .isEqualTo(
            "check of team/orders@sha256:aaaaaaaaaaaa | It was received 5 times before and never"
                + " finished. Search the log of the application for id.");
  }

  @Test
  void aCheckThatCannotBeReadSaysWhy() throws Exception {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK.replace("\"version\":1", "\"version\":7"))))
        .isEqualTo("a message that cannot be read | The check is not of version 1 to 2.");
  }

  @Test
  void aCheckOfARegistryThatIsNotConfiguredSaysSo() throws Exception {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK.replace("999988887777", "111122223333"))))
        .isEqualTo(
            "a message that cannot be read | The registry 111122223333/eu-central-1 is not one of"
                + " cleanup.registries.");
  }

  @Test
  void whatEventBridgeCouldNotDeliverSaysWhy() throws Exception {
    DeadLetter undelivered =
        new DeadLetter(
            "id",
            Optional.empty(),
            1,
            Optional.of("AccessDenied"),
            Optional.of("no sqs:SendMessage"),
            CHECK);

    assertThat(explained(CHECKS_QUEUE, undelivered))
        .isEqualTo(
            "check of team/orders@sha256:aaaaaaaaaaaa | EventBridge could not deliver it:"
                + " AccessDenied: no sqs:SendMessage");
  }

  @Test
  void anEventSaysWhatHappenedToWhich() throws Exception {
    String event = Events.deregistered("2026-03-02T09:15:22Z", Samples.URI + ":1");

    assertThat(explained(EVENTS_QUEUE, letter(event)))
        .startsWith(
            "deregistered orders:41 of 111122223333/eu-central-1 | It was received 5 times");
  }

  @Test
  void whatIsNoEventSaysWhy() throws Exception {
    assertThat(explained(EVENTS_QUEUE, letter("hello")))
        .isEqualTo("a message that cannot be read | The message is not JSON (line 1, column 1).");
  }

  @Test
  void aQueueIsFoundByItsNameOrThatOfItsDeadLetters() throws Exception {
    assertThat((Object) ask("find-dead-letter-queues", "", List.class))
        .isEqualTo(List.of(EVENTS_QUEUE, CHECKS_QUEUE));
    assertThat(
            (Object)
                ask("find-dead-letter-queues", "image-deletion-checks-dead-letters", List.class))
        .isEqualTo(List.of(CHECKS_QUEUE));
    assertThatThrownBy(() -> ask("find-dead-letter-queues", "orders", List.class))
        .hasRootCauseMessage(
            "There is no such queue; these are the ones of the application:"
                + " task-definition-events, image-deletion-checks.");
  }

  @Test
  void countingAndRedrivingAreOneCallEach() throws Exception {
    aws.answer("count", 3);

    assertThat(ask("count-dead-letters", CHECKS_QUEUE, Integer.class)).isEqualTo(3);
    assertThat(ask("redrive-dead-letters", CHECKS_QUEUE, String.class)).isEqualTo("task");
    assertThat(aws.calls())
        .containsExactly(
            new Call("count", CHECKS_QUEUE, ""), new Call("redrive", CHECKS_QUEUE, ""));
  }
}
