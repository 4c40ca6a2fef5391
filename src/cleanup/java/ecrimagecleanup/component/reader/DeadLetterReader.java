package ecrimagecleanup.component.reader;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.message.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Looks at the messages of a queue, which SQS lets nobody do without receiving them.
 *
 * @param client the client
 * @param url the URL of the queue
 */
record DeadLetterReader(SqsClient client, String url) {
  /**
   * The most messages of one call.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
   */
  static final int BATCH = 10;

  /** Long enough to read all before the first comes again. */
  static final int HIDDEN_SECONDS = 60;

  /** A receive that waits asks all servers of SQS; one that does not may miss messages. */
  static final int WAIT_SECONDS = 1;

  /**
   * What EventBridge says of a message that it could not deliver.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">dead-letter
   *     events</a>
   */
  static final String ERROR_CODE = "ERROR_CODE";

  static final String ERROR_MESSAGE = "ERROR_MESSAGE";

  /** Up to {@code most} messages, each once, until there is none left that was not read. */
  List<DeadLetter> peek(int most) {
    Map<String, Message> byId = new LinkedHashMap<>();
    try {
      List<Message> received = receive(most);
      while (!received.isEmpty()) {
        // SQS may deliver a message twice; the newer receipt is the one that counts.
        received.forEach(message -> byId.put(message.messageId(), message));
        received = byId.size() < most ? receive(most - byId.size()) : List.of();
      }
    } catch (RuntimeException e) {
      showAfter(e, List.copyOf(byId.values()));
      throw e;
    }
    show(List.copyOf(byId.values()));
    return byId.values().stream().map(DeadLetterReader::toDeadLetter).toList();
  }

  private List<Message> receive(int most) {
    return client
        .receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(most, BATCH))
                .visibilityTimeout(HIDDEN_SECONDS)
                .waitTimeSeconds(WAIT_SECONDS)
                .messageSystemAttributeNames(
                    MessageSystemAttributeName.SENT_TIMESTAMP,
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                .messageAttributeNames(ERROR_CODE, ERROR_MESSAGE)
                .build())
        .messages();
  }

  /** What failed first is what callers learn. */
  private void showAfter(RuntimeException failure, List<Message> messages) {
    try {
      show(messages);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Lets others see them again at once. Those that SQS leaves out are seen again in a minute. */
  private void show(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : messages.subList(from, Math.min(messages.size(), from + BATCH))) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0)
                .build());
      }
      client.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  private static DeadLetter toDeadLetter(Message message) {
    return new DeadLetter(
        message.messageId(),
        number(message, MessageSystemAttributeName.SENT_TIMESTAMP).map(Instant::ofEpochMilli),
        number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT).orElse(1L).intValue(),
        attribute(message, ERROR_CODE),
        attribute(message, ERROR_MESSAGE),
        requireNonNullElse(message.body(), ""));
  }

  private static Optional<Long> number(Message message, MessageSystemAttributeName name) {
    return Optional.ofNullable(message.attributes().get(name)).map(Long::valueOf);
  }

  private static Optional<String> attribute(Message message, String name) {
    return Optional.ofNullable(message.messageAttributes().get(name))
        .map(MessageAttributeValue::stringValue);
  }
}
