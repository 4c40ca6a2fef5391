package ecrimagecleanup.component.scheduler;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What an {@code eventbridge-scheduler:} endpoint does. The names are the values of the option.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html">IAM
 *     actions of the service</a>
 */
public enum EventBridgeSchedulerOperation implements AwsOperation {
  /**
   * Creates a one-time schedule that deletes itself after firing. The body, a String, is what the
   * target receives, and it stays as it is. The headers {@link EventBridgeSchedulerConstants#NAME}
   * and {@link EventBridgeSchedulerConstants#AT} are required. A schedule of that name that exists
   * is left alone: {@link EventBridgeSchedulerConstants#CREATED} says which it was.
   */
  createSchedule("scheduler:CreateSchedule", "iam:PassRole"),

  /**
   * Lists the names that begin with {@link EventBridgeSchedulerConstants#NAME_PREFIX}, or without
   * that header all names of the group. Any body becomes a {@code List<String>}. It is complete, or
   * the call fails. A schedule that has just fired can still be listed.
   */
  listSchedules("scheduler:ListSchedules"),

  /**
   * Lists all names of the group if they fit on one page. Any body becomes an {@code
   * Optional<List<String>>}, empty if there are more.
   */
  listFewSchedules("scheduler:ListSchedules"),

  /**
   * Describes the schedule {@link EventBridgeSchedulerConstants#NAME}. Any body becomes an {@code
   * Optional} of {@link ecrimagecleanup.check.Schedule}, empty if there is none.
   */
  describeSchedule("scheduler:GetSchedule"),

  /**
   * Deletes the schedule {@link EventBridgeSchedulerConstants#NAME}. The body stays as it is;
   * {@link EventBridgeSchedulerConstants#DELETED} says whether there was one.
   */
  deleteSchedule("scheduler:DeleteSchedule"),

  /**
   * The state of the group of the option {@code groupName}. Any body becomes an {@code
   * Optional<String>} such as {@code ACTIVE}, empty if there is no such group.
   */
  describeGroup("scheduler:GetScheduleGroup");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  EventBridgeSchedulerOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
