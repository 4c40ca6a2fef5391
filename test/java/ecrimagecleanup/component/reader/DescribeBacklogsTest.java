package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.event.QueueBacklog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class DescribeBacklogsTest {
  private static final String ARN = "arn:aws:sqs:eu-central-1:999988887777:";

  private final ScriptedClient<SqsClient> sqs = new ScriptedClient<>(SqsClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(sqs.client());

  private Object describe(String queues) throws Exception {
    return camel
        .send("cleanup-reader:events?operation=describeBacklogs", queues, Map.of())
        .getMessage()
        .getBody();
  }

  private static GetQueueUrlResponse url(String name) {
    return GetQueueUrlResponse.builder().queueUrl("https://sqs/" + name).build();
  }

  private static GetQueueAttributesResponse counts(int visible, int delayed, int taken) {
    return attributes(visible, delayed, taken, Map.of());
  }

  private static GetQueueAttributesResponse withGrave(int visible, int delayed, int taken) {
    return attributes(
        visible,
        delayed,
        taken,
        Map.of(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%sgrave\",\"maxReceiveCount\":5}".formatted(ARN)));
  }

  private static GetQueueAttributesResponse attributes(
      int visible, int delayed, int taken, Map<QueueAttributeName, String> more) {
    Map<QueueAttributeName, String> all =
        new HashMap<>(
            Map.of(
                QueueAttributeName.QUEUE_ARN,
                ARN + "events",
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                Integer.toString(visible),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                Integer.toString(delayed),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                Integer.toString(taken)));
    all.putAll(more);
    return GetQueueAttributesResponse.builder().attributes(all).build();
  }

  @Test
  void countsWhatWaitsWhatIsInWorkAndWhatIsDead() throws Exception {
    sqs.script.willAnswer(
        url("events"), withGrave(3, 2, 1), url("grave"), counts(4, 1, 2), counts(0, 0, 0));

    assertThat(describe("events")).isEqualTo(List.of(new QueueBacklog("events", 6, 7)));
    assertThat(sqs.script.requests())
        .containsExactly(
            GetQueueUrlRequest.builder().queueName("events").build(),
            asked("events"),
            GetQueueUrlRequest.builder().queueName("grave").build(),
            asked("grave"),
            asked("events"));
    assertThat(CleanupReaderOperation.describeBacklogs.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("sqs", sqs.script.requests()));
  }

  private static GetQueueAttributesRequest asked(String name) {
    return GetQueueAttributesRequest.builder()
        .queueUrl("https://sqs/" + name)
        .attributeNames(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY)
        .build();
  }

  /** What is redriven between two counts is seen by the third. */
  @Test
  void aDeadLetterThatMovesBackMeanwhileIsCounted() throws Exception {
    sqs.script.willAnswer(
        url("events"), withGrave(0, 0, 0), url("grave"), counts(0, 0, 0), counts(1, 0, 0));

    assertThat(describe("events")).isEqualTo(List.of(new QueueBacklog("events", 1, 0)));
  }

  /** What fails there stays in the queue until it is too old, and is counted until then. */
  @Test
  void aQueueWithoutARedrivePolicyHasNoDeadLetters() throws Exception {
    sqs.script.willAnswer(url("events"), counts(1, 0, 0));

    assertThat(describe("events")).isEqualTo(List.of(new QueueBacklog("events", 1, 0)));
  }

  @Test
  void countsEachQueueAndLeavesOutAnEmptyName() throws Exception {
    sqs.script.willAnswer(url("one"), counts(1, 0, 0), url("two"), counts(0, 0, 2));

    assertThat(describe("one, two,"))
        .isEqualTo(List.of(new QueueBacklog("one", 1, 0), new QueueBacklog("two", 2, 0)));
  }

  @Test
  void aQueueThatIsNotThereIsAnError() {
    sqs.script.willAnswer(QueueDoesNotExistException.builder().message("none").build());

    assertThatThrownBy(() -> describe("events")).isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void aNumberThatIsMissingIsNotZero() {
    sqs.script.willAnswer(
        url("events"),
        GetQueueAttributesResponse.builder()
            .attributes(Map.of(QueueAttributeName.QUEUE_ARN, ARN + "events"))
            .build());

    assertThatThrownBy(() -> describe("events"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage("SQS does not say ApproximateNumberOfMessages of events.");
  }
}
