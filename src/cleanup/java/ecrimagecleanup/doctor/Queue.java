package ecrimagecleanup.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue of Amazon SQS.
 *
 * @param name its name
 * @param arn its ARN
 * @param visibilityTimeout how long a message that was taken is hidden from others
 * @param retention how long a message is kept; empty if SQS does not say
 * @param messages about how many messages wait
 * @param redrive where messages go that fail too often; empty if it has no redrive policy
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
public record Queue(
    String name,
    String arn,
    Duration visibilityTimeout,
    Optional<Duration> retention,
    int messages,
    Optional<Redrive> redrive) {

  /**
   * A redrive policy.
   *
   * @param deadLettersArn the ARN of the dead-letter queue
   * @param maximumReceives how often a message is received before it goes there
   */
  public record Redrive(String deadLettersArn, int maximumReceives) {
    /** The name of the dead-letter queue. */
    public String deadLetters() {
      return deadLettersArn.substring(deadLettersArn.lastIndexOf(':') + 1);
    }
  }
}
