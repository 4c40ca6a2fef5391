package ecrimagecleanup.component.sqs;

import ecrimagecleanup.component.AwsProducer;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/**
 * Does one {@link SqsDeadLettersOperation} for the queue of the header and puts its result into the
 * body. Exceptions of AWS stay as they are.
 */
final class SqsDeadLettersProducer extends AwsProducer {
  private final SqsDeadLettersEndpoint endpoint;
  private final SqsDeadLettersOperation operation;

  SqsDeadLettersProducer(SqsDeadLettersEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.getConfiguration().requiredOperation(endpoint.toString());
  }

  @Override
  public void process(Exchange exchange) {
    String name = input(exchange).header(SqsDeadLettersConstants.QUEUE, String.class);
    SqsClient client = endpoint.clients().client();
    Object result =
        switch (operation) {
          case peek ->
              new DeadLetterReader(client, DeadLetterQueue.of(client, name).url())
                  .peek(endpoint.getConfiguration().getMaximumMessages());
          case count -> count(client, DeadLetterQueue.of(client, name));
          case redrive -> redrive(client, DeadLetterQueue.of(client, name));
          case describeQueue -> new QueueReader(client).read(name);
        };
    exchange.getMessage().setBody(result);
  }

  private static int count(SqsClient client, DeadLetterQueue queue) {
    return Integer.parseInt(
        QueueAttributes.read(
                client, queue.url(), queue.url(), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            .required(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
  }

  /**
   * The destination is named: of messages that did not come by way of a redrive policy, such as
   * those that EventBridge could not deliver, SQS does not know where they belong.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
   */
  private static String redrive(SqsClient client, DeadLetterQueue queue) {
    return client
        .startMessageMoveTask(
            StartMessageMoveTaskRequest.builder()
                .sourceArn(queue.arn())
                .destinationArn(queue.sourceArn())
                .build())
        .taskHandle();
  }
}
