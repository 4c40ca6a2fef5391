package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What a {@code cleanup-reader:} endpoint does. The names are the values of the option. The result
 * replaces the body. Nothing is ever deleted.
 */
public enum CleanupReaderOperation implements AwsOperation {
  /** Who calls, and by what clock. Any body becomes a {@link ecrimagecleanup.doctor.Caller}. */
  describeCaller,

  /**
   * The role of an ARN. A {@code String} becomes an {@code Optional} of {@link
   * ecrimagecleanup.doctor.Role}, empty if there is none of its name.
   */
  describeRole("iam:GetRole"),

  /**
   * What a principal may not do, by its policies. A {@link
   * ecrimagecleanup.doctor.PermissionQuestion} becomes a {@code List} of those {@link
   * ecrimagecleanup.doctor.Permission permissions} that it does not have, in their order. One that
   * IAM says nothing of is one that it does not have. Policies of resources are not considered.
   */
  simulate("iam:SimulatePrincipalPolicy"),

  /**
   * Reads messages of the dead-letter queue that the redrive policy of the queue of the header
   * {@link CleanupReaderConstants#QUEUE} names, and leaves them where they are: up to {@code
   * maximumMessages} become a {@code List} of {@link ecrimagecleanup.message.DeadLetter}, each
   * once. They are hidden from others until all are read, a minute at most, and each look counts as
   * one time that they were received.
   */
  peek(
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
      "sqs:ChangeMessageVisibility"),

  /** About how many messages that dead-letter queue has, as an {@code Integer}. */
  count("sqs:GetQueueUrl", "sqs:GetQueueAttributes"),

  /**
   * Starts to move all messages of that dead-letter queue back to the queue of the header, and does
   * not wait: the body becomes the handle of the task, a {@code String}. Fails if messages are
   * being moved already. SQS moves them with the permissions of the caller.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html">Permissions
   *     for a redrive</a>
   */
  redrive(
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
      "sqs:StartMessageMoveTask",
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:SendMessage"),

  /**
   * Describes the queue of the header {@link CleanupReaderConstants#QUEUE} itself: an {@code
   * Optional} of {@link ecrimagecleanup.doctor.Queue}, empty if there is no such queue.
   */
  describeQueue("sqs:GetQueueUrl", "sqs:GetQueueAttributes"),

  /**
   * How much of some queues is not finished yet. A {@code String} with their names, separated by
   * commas, becomes a {@code List} of {@link ecrimagecleanup.event.QueueBacklog}, in their order.
   */
  describeBacklogs("sqs:GetQueueUrl", "sqs:GetQueueAttributes"),

  /**
   * The repositories of ECR that have the resource tag of the headers {@link
   * CleanupReaderConstants#TAG_KEY} and {@link CleanupReaderConstants#TAG_VALUE}, in the account of
   * the credentials and the region of the endpoint. Any body becomes a {@code Map} of their ARNs to
   * {@link ecrimagecleanup.image.RepositoryTags}; one that was tagged within minutes may be missing
   * or have the tags of before.
   */
  describeTaggedRepositories("tag:GetResources"),

  /**
   * Reads the records of decisions from the log group of the header {@link
   * CleanupReaderConstants#LOG_GROUP}. A {@link ecrimagecleanup.history.LogQuestion} becomes an
   * {@code Iterator} of {@link ecrimagecleanup.history.LogEvent} in the order of their times, which
   * asks for the next page when it is needed and holds no more than one: split it with streaming.
   * What CloudWatch Logs refuses is thrown by the call, or by the iterator. Of a log group that
   * does not exist that is an {@code IllegalArgumentException}.
   */
  readLog("logs:FilterLogEvents");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  CleanupReaderOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
