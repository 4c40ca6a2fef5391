package ecrimagecleanup.component.sqs;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.UnusableAnswerException;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A dead-letter queue, found by the redrive policy of the queue that it belongs to.
 *
 * @param url its URL
 * @param arn its ARN
 * @param sourceArn the ARN of the queue that it belongs to
 */
record DeadLetterQueue(String url, String arn, String sourceArn) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The dead-letter queue of a queue.
   *
   * @throws IllegalStateException if the queue has none
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">RedrivePolicy</a>
   */
  static DeadLetterQueue of(SqsClient client, String queueName) {
    Map<QueueAttributeName, String> attributes =
        attributes(
            client,
            url(client, queueName),
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY);
    String policy = attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
    if (policy.isEmpty()) {
      throw new IllegalStateException(
          "The queue %s has no redrive policy, so it has no dead letters: give it one."
              .formatted(queueName));
    }
    String arn = target(queueName, policy);
    return new DeadLetterQueue(
        url(client, arn.substring(arn.lastIndexOf(':') + 1)),
        arn,
        required(queueName, attributes, QueueAttributeName.QUEUE_ARN));
  }

  /** The value of one attribute of a queue. */
  static String attribute(SqsClient client, String url, QueueAttributeName name) {
    return required(url, attributes(client, url, name), name);
  }

  private static String required(
      String queue, Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    String value = requireNonNullElse(attributes.get(name), "");
    if (value.isEmpty()) {
      throw new UnusableAnswerException("SQS does not say %s of %s.".formatted(name, queue));
    }
    return value;
  }

  private static String target(String queueName, String policy) {
    try {
      return JSON.readTree(policy).required("deadLetterTargetArn").asText();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnusableAnswerException(
          "The redrive policy of the queue %s names no dead-letter queue.".formatted(queueName), e);
    }
  }

  private static String url(SqsClient client, String queueName) {
    return client.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
  }

  private static Map<QueueAttributeName, String> attributes(
      SqsClient client, String url, QueueAttributeName... names) {
    return client
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(names))
        .attributes();
  }
}
