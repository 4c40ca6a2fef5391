package ecrimagecleanup.component.sqs;

/**
 * What an {@code sqs-dead-letters:} endpoint does with the dead-letter queue that the redrive
 * policy of the queue of the header {@link SqsDeadLettersConstants#QUEUE} names. The names are the
 * values of the option. The result replaces any body. Nothing is ever deleted.
 */
public enum SqsDeadLettersOperation {
  /**
   * Reads messages and leaves them where they are: up to {@code maximumMessages} become a {@code
   * List} of {@link ecrimagecleanup.check.DeadLetter}, each once. They are hidden from others until
   * all are read, a minute at most, and each look counts as one time that they were received.
   */
  peek,

  /** About how many messages there are, as an {@code Integer}. */
  count,

  /**
   * Starts to move all messages back to the queue of the header, and does not wait: the body
   * becomes the handle of the task, a {@code String}. Fails if messages are being moved already.
   */
  redrive,

  /**
   * Describes the queue of the header itself: an {@code Optional} of {@link
   * ecrimagecleanup.doctor.Queue}, empty if there is no such queue.
   */
  describeQueue
}
