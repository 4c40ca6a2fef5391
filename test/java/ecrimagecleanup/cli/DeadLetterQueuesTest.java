package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.gateway.FakeGateway.Sent;
import ecrimagecleanup.message.DeadLetter;
import ecrimagecleanup.message.ExplainedDeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterQueuesTest {
  private static final String EVENTS_QUEUE = "task-definition-events";
  private static final String CHECKS_QUEUE = "image-deletion-checks";
  private static final String SWEEPS_QUEUE = "repository-sweeps";
  private static final String HEADER = "CamelCleanupReaderQueue";
  private static final String CHECK = CliFixtures.check('a');

  private final FakeGateway gateway = new FakeGateway();
  private final DeadLetterQueues queues =
      new DeadLetterQueues(
          gateway,
          new DeadLetters(CliFixtures.REGISTRIES, EVENTS_QUEUE, CHECKS_QUEUE, SWEEPS_QUEUE));

  private static DeadLetter letter(String body) {
    return new DeadLetter(
        "id", Optional.of(CliFixtures.DUE), 6, Optional.empty(), Optional.empty(), body);
  }

  /** What it is, and the reason. */
  private String explained(String queue, DeadLetter letter) {
    gateway.answer(Endpoint.PEEK_DEAD_LETTERS, List.of(letter));

    List<ExplainedDeadLetter> answer = queues.list(queue);

    assertThat(gateway.sent())
        .containsExactly(new Sent(Endpoint.PEEK_DEAD_LETTERS, "", Map.of(HEADER, queue)));
    assertThat(answer).hasSize(1);
    assertThat(answer.get(0).letter()).isEqualTo(letter);
    return answer.get(0).what() + " | " + answer.get(0).reason();
  }

  @Test
  void aCheckThatFailedIsInTheLog() {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK)))
        .isEqualTo(
            "check of team/orders@sha256:aaaaaaaaaaaa | It was received 5 times before and never"
                + " finished. Search the log of the application for id.");
  }

  @Test
  void aCheckThatCannotBeReadSaysWhy() {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK.replace("\"version\":1", "\"version\":7"))))
        .isEqualTo("a message that cannot be read | The check is not of version 1 to 2.");
  }

  @Test
  void aCheckOfARegistryThatIsNotConfiguredSaysSo() {
    assertThat(explained(CHECKS_QUEUE, letter(CHECK.replace("999988887777", "111122223333"))))
        .isEqualTo(
            "a message that cannot be read | The registry 111122223333/eu-central-1 is not one of"
                + " cleanup.registries.");
  }

  @Test
  void whatEventBridgeCouldNotDeliverSaysWhy() {
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
  void anEventSaysWhatHappenedToWhich() throws IOException {
    String event =
        Files.readString(
            Path.of("test/resources/events/deregister-task-definition.cloudtrail.json"));

    assertThat(explained(EVENTS_QUEUE, letter(event)))
        .startsWith(
            "deregistered orders:41 of 111122223333/eu-central-1 | It was received 5 times");
  }

  @Test
  void whatIsNoEventSaysWhy() {
    assertThat(explained(EVENTS_QUEUE, letter("hello")))
        .isEqualTo("a message that cannot be read | The message is not JSON (line 1, column 1).");
  }

  @Test
  void aQueueIsFoundByItsNameOrThatOfItsDeadLetters() {
    assertThat(queues.find("")).containsExactly(EVENTS_QUEUE, CHECKS_QUEUE, SWEEPS_QUEUE);
    assertThat(queues.find("image-deletion-checks-dead-letters")).containsExactly(CHECKS_QUEUE);
    assertThatThrownBy(() -> queues.find("orders"))
        .hasMessage(
            "There is no such queue; these are the ones of the application:"
                + " task-definition-events, image-deletion-checks, repository-sweeps.");
    assertThat(gateway.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 dead letters", "1 | 1 dead letter", "1234 | 1,234 dead letters"})
  void deadLettersAreCountedInWords(int count, String words) {
    assertThat(DeadLetterQueues.counted(count)).isEqualTo(words);
  }

  @Test
  void countingAndRedrivingAreOneCallEach() {
    gateway.answer(Endpoint.COUNT_DEAD_LETTERS, 3).answer(Endpoint.REDRIVE_DEAD_LETTERS, "task");

    assertThat(queues.count(CHECKS_QUEUE)).isEqualTo(3);
    assertThat(queues.redrive(CHECKS_QUEUE)).isEqualTo("task");
    assertThat(gateway.sent())
        .containsExactly(
            new Sent(Endpoint.COUNT_DEAD_LETTERS, "", Map.of(HEADER, CHECKS_QUEUE)),
            new Sent(Endpoint.REDRIVE_DEAD_LETTERS, "", Map.of(HEADER, CHECKS_QUEUE)));
  }
}
