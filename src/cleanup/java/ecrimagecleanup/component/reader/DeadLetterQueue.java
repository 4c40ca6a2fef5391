package ecrimagecleanup.component.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.message.DeadLetter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/**
 * A dead-letter queue, found by the redrive policy of the queue that it belongs to.
 *
 * @param client the client
 * @param url its URL
 * @param arn its ARN
 * @param sourceArn the ARN of the queue that it belongs to
 */
record DeadLetterQueue(SqsClient client, String url, String arn, String sourceArn) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The dead-letter queue of a queue.
   *
   * @throws IllegalStateException if the queue has none
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">RedrivePolicy</a>
   */
  static DeadLetterQueue of(SqsClient client, String queueName) {
    QueueAttributes attributes =
        QueueAttributes.read(
            client,
            queueName,
            QueueAttributes.url(client, queueName),
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY);
    return find(client, attributes)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The queue %s has no redrive policy, so it has no dead letters: give it one."
                        .formatted(queueName)));
  }

  /** That of the queue whose ARN and redrive policy were read; empty if it has none. */
  static Optional<DeadLetterQueue> find(SqsClient client, QueueAttributes attributes) {
    return attributes
        .find(QueueAttributeName.REDRIVE_POLICY)
        .map(policy -> target(attributes.queue(), policy))
        .map(
            arn ->
                new DeadLetterQueue(
                    client,
                    QueueAttributes.url(client, arn.substring(arn.lastIndexOf(':') + 1)),
                    arn,
                    attributes.required(QueueAttributeName.QUEUE_ARN)));
  }

  /** Up to {@code most} of its messages, each once; they stay where they are. */
  List<DeadLetter> peek(int most) {
    return new DeadLetterReader(client, url).peek(most);
  }

  /** About how many messages it has that can be received. */
  int count() {
    return QueueAttributes.read(client, url, url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
        .number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /** The same with those that somebody looks at, or that are being moved. */
  int countAll() {
    return QueueAttributes.counted(client, url, url).messages();
  }

  /**
   * Starts to move all messages to the queue that it belongs to, and gives the handle of the task.
   * The destination is named: of messages that did not come by way of a redrive policy, such as
   * those that EventBridge could not deliver, SQS does not know where they belong.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
   */
  String redrive() {
    return client
        .startMessageMoveTask(
            StartMessageMoveTaskRequest.builder().sourceArn(arn).destinationArn(sourceArn).build())
        .taskHandle();
  }

  private static String target(String queueName, String policy) {
    try {
      return JSON.readTree(policy).required("deadLetterTargetArn").asText();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnusableAnswerException(
          "The redrive policy of the queue %s names no dead-letter queue.".formatted(queueName), e);
    }
  }
}
