package ecrimagecleanup.component.sqs;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.doctor.Queue;
import java.time.Duration;
import java.util.Map;
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
      String url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
      return Optional.of(
          toQueue(
              name,
              client
                  .getQueueAttributes(
                      request ->
                          request
                              .queueUrl(url)
                              .attributeNames(
                                  QueueAttributeName.QUEUE_ARN,
                                  QueueAttributeName.VISIBILITY_TIMEOUT,
                                  QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                  QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                  QueueAttributeName.REDRIVE_POLICY))
                  .attributes()));
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  private static Queue toQueue(String name, Map<QueueAttributeName, String> attributes) {
    return new Queue(
        name,
        required(name, attributes, QueueAttributeName.QUEUE_ARN),
        Duration.ofSeconds(
            Long.parseLong(required(name, attributes, QueueAttributeName.VISIBILITY_TIMEOUT))),
        Optional.ofNullable(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
        Integer.parseInt(
            required(name, attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Optional.ofNullable(attributes.get(QueueAttributeName.REDRIVE_POLICY))
            .filter(policy -> !policy.isEmpty())
            .map(policy -> redrive(name, policy)));
  }

  private static String required(
      String queue, Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    String value = requireNonNullElse(attributes.get(name), "");
    if (value.isEmpty()) {
      throw new UnusableAnswerException("SQS does not say %s of %s.".formatted(name, queue));
    }
    return value;
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
