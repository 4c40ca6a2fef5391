package ecrimagecleanup.component.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.UnusableAnswerException;
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
    QueueAttributes attributes =
        QueueAttributes.read(
            client,
            queueName,
            QueueAttributes.url(client, queueName),
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY);
    String policy =
        attributes
            .find(QueueAttributeName.REDRIVE_POLICY)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The queue %s has no redrive policy, so it has no dead letters: give it one."
                            .formatted(queueName)));
    String arn = target(queueName, policy);
    return new DeadLetterQueue(
        QueueAttributes.url(client, arn.substring(arn.lastIndexOf(':') + 1)),
        arn,
        attributes.required(QueueAttributeName.QUEUE_ARN));
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
