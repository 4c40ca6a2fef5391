package ecrimagecleanup.component.reader;

import ecrimagecleanup.event.QueueBacklog;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Counts what nobody has finished yet of queues.
 *
 * @param client the client
 */
record BacklogReader(SqsClient client) {
  private static final Pattern COMMA = Pattern.compile(",");

  /**
   * Of each queue, in their order.
   *
   * @param queues names, separated by commas; an empty one is none
   */
  List<QueueBacklog> read(String queues) {
    return COMMA
        .splitAsStream(queues)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(this::ofQueue)
        .toList();
  }

  private QueueBacklog ofQueue(String queue) {
    QueueAttributes attributes =
        QueueAttributes.read(
            client,
            queue,
            QueueAttributes.url(client, queue),
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.REDRIVE_POLICY);
    return new QueueBacklog(
        queue,
        attributes.number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            + attributes.number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
        attributes.number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        DeadLetterQueue.find(client, attributes).map(DeadLetterQueue::count).orElse(0));
  }
}
