package ecrimagecleanup.component.reader;

import ecrimagecleanup.event.QueueBacklog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;

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
    String url = QueueAttributes.url(client, queue);
    QueueAttributes before = QueueAttributes.counted(client, queue, url);
    Optional<DeadLetterQueue> grave = DeadLetterQueue.find(client, before);
    if (grave.isEmpty()) {
      return new QueueBacklog(queue, before.messages(), 0);
    }
    int dead = grave.get().countAll();
    // A message that is redriven meanwhile is there again.
    QueueAttributes after = QueueAttributes.counted(client, queue, url);
    return new QueueBacklog(queue, Math.max(before.messages(), after.messages()), dead);
  }
}
