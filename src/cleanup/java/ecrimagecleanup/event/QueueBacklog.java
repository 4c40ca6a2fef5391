package ecrimagecleanup.event;

import ecrimagecleanup.words.Counts;
import java.util.Optional;

/**
 * How many messages of a queue nobody has finished yet. SQS counts approximately, and is exact only
 * a minute or more after the last message was sent.
 *
 * @param queue its name
 * @param messages how many are neither deleted nor dead: they wait, or somebody has them
 * @param deadLetters how many are in its dead-letter queue; none if it has no such queue
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
public record QueueBacklog(String queue, int messages, int deadLetters) {

  /**
   * Why nobody can say when the images were last used that events of this queue are about: some
   * were not heard. Empty if all were.
   */
  public Optional<String> whyUnheard() {
    if (deadLetters > 0) {
      return Optional.of(
          "The queue %s has %s, so a use may have ended unheard. Repair the cause, and run ecr-image-cleanup checks redrive %s."
              .formatted(queue, Counts.of(deadLetters, "dead letter"), queue));
    }
    return messages == 0
        ? Optional.empty()
        : Optional.of(
            "The queue %s still has %s, so a use may have ended unheard."
                .formatted(queue, Counts.of(messages, "message")));
  }
}
