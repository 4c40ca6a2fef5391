package ecrimagecleanup.component.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.doctor.Queue;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Describes queues.
 *
 * @param client the client
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
record QueueReader(SqsClient client) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A queue; empty if there is none of this name.
   *
   * @throws UnusableAnswerException if SQS leaves out what every queue has, or the redrive policy
   *     cannot be read
   */
  Optional<Queue> read(String name) {
    try {
      return Optional.of(
          toQueue(
              QueueAttributes.read(
                  client,
                  name,
                  QueueAttributes.url(client, name),
                  QueueAttributeName.QUEUE_ARN,
                  QueueAttributeName.VISIBILITY_TIMEOUT,
                  QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                  QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                  QueueAttributeName.REDRIVE_POLICY)));
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  private static Queue toQueue(QueueAttributes attributes) {
    return new Queue(
        attributes.queue(),
        attributes.required(QueueAttributeName.QUEUE_ARN),
        Duration.ofSeconds(
            Long.parseLong(attributes.required(QueueAttributeName.VISIBILITY_TIMEOUT))),
        attributes
            .find(QueueAttributeName.MESSAGE_RETENTION_PERIOD)
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
        Integer.parseInt(attributes.required(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        attributes
            .find(QueueAttributeName.REDRIVE_POLICY)
            .map(policy -> redrive(attributes.queue(), policy)));
  }

  private static Queue.Redrive redrive(String queue, String policy) {
    try {
      JsonNode json = JSON.readTree(policy);
      // SQS gives the number as it was set, with or without quotes.
      return new Queue.Redrive(
          json.required("deadLetterTargetArn").asText(), json.required("maxReceiveCount").asInt());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnusableAnswerException(
          "The redrive policy of the queue %s cannot be read.".formatted(queue), e);
    }
  }
}
