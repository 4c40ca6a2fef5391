package ecrimagecleanup.component.reader;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Some attributes of a queue.
 *
 * @param queue its name or URL, for people
 * @param values what SQS says of them
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
record QueueAttributes(String queue, Map<QueueAttributeName, String> values) {
  QueueAttributes {
    values = Map.copyOf(values);
  }

  /** Reads them from the queue of a URL. */
  static QueueAttributes read(
      SqsClient client, String queue, String url, QueueAttributeName... names) {
    return new QueueAttributes(
        queue,
        client
            .getQueueAttributes(request -> request.queueUrl(url).attributeNames(names))
            .attributes());
  }

  /** Reads what counts its messages, and what leads to its dead letters. */
  static QueueAttributes counted(SqsClient client, String queue, String url) {
    return read(
        client,
        queue,
        url,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        QueueAttributeName.QUEUE_ARN,
        QueueAttributeName.REDRIVE_POLICY);
  }

  /** The URL of the queue of a name. */
  static String url(SqsClient client, String queueName) {
    return client.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
  }

  /** One that a queue need not have. */
  Optional<String> find(QueueAttributeName name) {
    return Optional.of(requireNonNullElse(values.get(name), "")).filter(value -> !value.isEmpty());
  }

  /**
   * One that every queue has.
   *
   * @throws UnusableAnswerException if SQS leaves it out
   */
  String required(QueueAttributeName name) {
    return find(name)
        .orElseThrow(
            () -> new UnusableAnswerException("SQS does not say %s of %s.".formatted(name, queue)));
  }

  /**
   * One that every queue has, a number.
   *
   * @throws UnusableAnswerException if SQS leaves it out
   */
  int number(QueueAttributeName name) {
    return Integer.parseInt(required(name));
  }

  /**
   * About how many messages there are: those that can be received, cannot yet, and were.
   *
   * @throws UnusableAnswerException if SQS leaves a number out
   */
  int messages() {
    return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
        + number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
        + number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }
}
