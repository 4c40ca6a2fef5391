package ecrimagecleanup.event;

import ecrimagecleanup.words.Counts;
import java.util.Optional;

/**
 * How many messages of a queue nobody has finished yet. SQS counts approximately: what came within
 * the last minute may be missing.
 *
 * @param queue its name
 * @param waiting how many can be received now, or later
 * @param taken how many were received, and are neither deleted nor visible again
 * @param deadLetters how many are in its dead-letter queue; none if it has no such queue
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
public record QueueBacklog(String queue, int waiting, int taken, int deadLetters) {

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
    int open = waiting + taken;
    return open == 0
        ? Optional.empty()
        : Optional.of(
            "The queue %s still has %s, so a use may have ended unheard."
                .formatted(queue, Counts.of(open, "message")));
  }
}
