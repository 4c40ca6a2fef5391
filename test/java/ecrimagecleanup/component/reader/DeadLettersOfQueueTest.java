package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.message.DeadLetter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

class DeadLettersOfQueueTest {
  private static final String URI = "cleanup-reader:queues?operation=";
  private static final String URL = "https://sqs.eu-central-1.amazonaws.com/999988887777/";
  private static final String ARN = "arn:aws:sqs:eu-central-1:999988887777:";
  private static final Instant SENT = Instant.parse("2026-03-03T09:16:00.123Z");
  private static final ChangeMessageVisibilityBatchResponse SHOWN =
      ChangeMessageVisibilityBatchResponse.builder().build();

  private final ScriptedClient<SqsClient> sqs = new ScriptedClient<>(SqsClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(sqs.client());
  @RegisterExtension final CamelFixture withoutClient = new CamelFixture();

  private Object run(String operation) throws Exception {
    return camel
        .send(URI + operation, "anything", Map.of(CleanupReaderConstants.QUEUE, "checks"))
        .getMessage()
        .getBody();
  }

  private void findsTheDeadLetterQueue() {
    sqs.script.willAnswer(
        url("checks"),
        attributes(
            Map.of(
                QueueAttributeName.QUEUE_ARN,
                ARN + "checks",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%sgrave\",\"maxReceiveCount\":5}".formatted(ARN))),
        url("grave"));
  }

  /** The requests after those that find the dead-letter queue. */
  private List<Object> requests() {
    assertThat(sqs.script.requests().subList(0, 3))
        .containsExactly(
            GetQueueUrlRequest.builder().queueName("checks").build(),
            GetQueueAttributesRequest.builder()
                .queueUrl(URL + "checks")
                .attributeNames(QueueAttributeName.QUEUE_ARN, QueueAttributeName.REDRIVE_POLICY)
                .build(),
            GetQueueUrlRequest.builder().queueName("grave").build());
    return sqs.script.requests().subList(3, sqs.script.requests().size());
  }

  @Test
  void readsEveryMessageOnceAndShowsThemAgain() throws Exception {
    findsTheDeadLetterQueue();
    Message undelivered =
        message(2, "r2")
            .messageAttributes(
                Map.of("ERROR_CODE", text("NonExistentQueue"), "ERROR_MESSAGE", text("It is gone")))
            .build();
    sqs.script.willAnswer(
        received(message(1, "r1").build(), undelivered),
        received(message(1, "again").build()),
        received(),
        SHOWN);

    assertThat(run("peek"))
        .isEqualTo(
            List.of(
                new DeadLetter(
                    "id-1", Optional.of(SENT), 5, Optional.empty(), Optional.empty(), "body 1"),
                new DeadLetter(
                    "id-2",
                    Optional.of(SENT),
                    5,
                    Optional.of("NonExistentQueue"),
                    Optional.of("It is gone"),
                    "body 2")));
    assertThat(requests())
        .containsExactly(receive(10), receive(10), receive(10), show("again", "r2"));
    assertThat(CleanupReaderOperation.peek.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("sqs", sqs.script.requests()));
  }

  @Test
  void readsNoMoreThanItIsAllowedToAndShowsTenAtATime() throws Exception {
    findsTheDeadLetterQueue();
    sqs.script.willAnswer(received(messages(1, 10)), received(messages(11, 12)), SHOWN, SHOWN);

    assertThat((List<?>) run("peek&maximumMessages=12")).hasSize(12);
    assertThat(requests())
        .containsExactly(
            receive(10),
            receive(2),
            show(IntStream.rangeClosed(1, 10).mapToObj(i -> "r" + i).toArray(String[]::new)),
            show("r11", "r12"));
  }

  @Test
  void whatFailedFirstIsWhatIsTold() {
    findsTheDeadLetterQueue();
    RuntimeException reading = SqsException.builder().message("no").build();
    RuntimeException showing = SqsException.builder().message("neither").build();
    sqs.script.willAnswer(received(message(1, "r1").build()), reading, showing);

    assertThatThrownBy(() -> run("peek")).isSameAs(reading).hasSuppressedException(showing);
  }

  @Test
  void showsWhatItHasReadIfReadingFails() {
    findsTheDeadLetterQueue();
    RuntimeException failure = SqsException.builder().message("no").build();
    sqs.script.willAnswer(received(message(1, "r1").build()), failure, SHOWN);

    assertThatThrownBy(() -> run("peek")).isSameAs(failure);
    assertThat(requests()).last().isEqualTo(show("r1"));
  }

  @Test
  void putsNothingInThePlaceOfWhatSqsDoesNotSay() throws Exception {
    findsTheDeadLetterQueue();
    sqs.script.willAnswer(
        received(Message.builder().messageId("id").receiptHandle("r").build()), received(), SHOWN);

    assertThat(run("peek"))
        .isEqualTo(
            List.of(
                new DeadLetter("id", Optional.empty(), 1, Optional.empty(), Optional.empty(), "")));
  }

  @Test
  void countsMessages() throws Exception {
    findsTheDeadLetterQueue();
    sqs.script.willAnswer(
        attributes(Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "7")));

    assertThat(run("count")).isEqualTo(7);
    assertThat(requests())
        .containsExactly(
            GetQueueAttributesRequest.builder()
                .queueUrl(URL + "grave")
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                .build());
    assertThat(CleanupReaderOperation.count.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("sqs", sqs.script.requests()));
  }

  @Test
  void movesMessagesBackToTheQueueWhereverTheyCameFrom() throws Exception {
    findsTheDeadLetterQueue();
    sqs.script.willAnswer(StartMessageMoveTaskResponse.builder().taskHandle("task").build());

    assertThat(run("redrive")).isEqualTo("task");
    assertThat(requests())
        .containsExactly(
            StartMessageMoveTaskRequest.builder()
                .sourceArn(ARN + "grave")
                .destinationArn(ARN + "checks")
                .build());
    assertThat(CleanupReaderOperation.redrive.actions())
        .containsAll(Actions.of("sqs", sqs.script.requests()))
        .as("SQS moves them with the permissions of the caller")
        .contains("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:SendMessage")
        .hasSize(6);
  }

  @Test
  void saysThatAQueueHasNoDeadLetters() {
    sqs.script.willAnswer(
        url("checks"), attributes(Map.of(QueueAttributeName.QUEUE_ARN, ARN + "checks")));

    assertThatThrownBy(() -> run("peek"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The queue checks has no redrive policy, so it has no dead letters: give it one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "[]"})
  void doesNotGuessWhereDeadLettersAre(String policy) {
    sqs.script.willAnswer(
        url("checks"),
        attributes(
            Map.of(
                QueueAttributeName.QUEUE_ARN,
                ARN + "checks",
                QueueAttributeName.REDRIVE_POLICY,
                policy)));

    assertThatThrownBy(() -> run("peek"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("names no dead-letter queue");
  }

  @Test
  void leavesErrorsAsTheyAre() {
    RuntimeException missing = QueueDoesNotExistException.builder().build();
    sqs.script.willAnswer(missing);

    assertThatThrownBy(() -> run("count")).isSameAs(missing);
    assertThatThrownBy(() -> camel.send(URI + "count", "", Map.of()))
        .hasMessageContaining("CamelCleanupReaderQueue")
        .hasMessageContaining("missing");
  }

  @Test
  void checksItsOptionsAtStart() {
    assertThatThrownBy(() -> camel.context().getEndpoint("cleanup-reader:queues"))
        .hasRootCauseMessage(
            "cleanup-reader://queues has no operation: set one, such as operation=describeCaller.");
    for (int most : new int[] {0, 1001}) {
      assertThatThrownBy(() -> camel.context().getEndpoint(URI + "peek&maximumMessages=" + most))
          .hasStackTraceContaining("maximumMessages has to be 1 to 1000.");
    }
    assertThatThrownBy(() -> withoutClient.context().getEndpoint(URI + "peek"))
        .hasStackTraceContaining("has no credentials");
  }

  @Test
  void usesTheClientOfTheRegistryOrItsOwn() {
    CleanupReaderEndpoint given = endpoint(camel, URI + "peek");
    CleanupReaderEndpoint own =
        endpoint(withoutClient, URI + "peek&useDefaultCredentialsProvider=true&region=eu-west-3");
    sqs.script.willAnswer(ListQueuesResponse.builder().build());

    assertThat(given.sqs()).isSameAs(sqs.client());
    assertThat(own.sqs().serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_3);
    given.probe();
    assertThat(sqs.script.requests())
        .containsExactly(ListQueuesRequest.builder().maxResults(1).build());
    given.stop();
    own.stop();
    assertThat(sqs.closed()).isFalse();
  }

  private static CleanupReaderEndpoint endpoint(CamelFixture camel, String uri) {
    CleanupReaderEndpoint endpoint = camel.context().getEndpoint(uri, CleanupReaderEndpoint.class);
    endpoint.start();
    return endpoint;
  }

  private static GetQueueUrlResponse url(String name) {
    return GetQueueUrlResponse.builder().queueUrl(URL + name).build();
  }

  private static GetQueueAttributesResponse attributes(Map<QueueAttributeName, String> attributes) {
    return GetQueueAttributesResponse.builder().attributes(attributes).build();
  }

  private static Message.Builder message(int number, String receipt) {
    return Message.builder()
        .messageId("id-" + number)
        .receiptHandle(receipt)
        .attributes(
            Map.of(
                MessageSystemAttributeName.SENT_TIMESTAMP,
                Long.toString(SENT.toEpochMilli()),
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                "5"))
        .body("body " + number);
  }

  private static Message[] messages(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> message(i, "r" + i).build())
        .toArray(Message[]::new);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static ReceiveMessageResponse received(Message... messages) {
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  private static ReceiveMessageRequest receive(int most) {
    return ReceiveMessageRequest.builder()
        .queueUrl(URL + "grave")
        .maxNumberOfMessages(most)
        .visibilityTimeout(60)
        .waitTimeSeconds(1)
        .messageSystemAttributeNames(
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
        .messageAttributeNames("ERROR_CODE", "ERROR_MESSAGE")
        .build();
  }

  private static ChangeMessageVisibilityBatchRequest show(String... receipts) {
    List<String> all = Arrays.asList(receipts);
    return ChangeMessageVisibilityBatchRequest.builder()
        .queueUrl(URL + "grave")
        .entries(
            IntStream.range(0, all.size())
                .mapToObj(
                    i ->
                        ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .receiptHandle(all.get(i))
                            .visibilityTimeout(0)
                            .build())
                .toList())
        .build();
  }
}
