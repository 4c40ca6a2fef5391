package ecrimagecleanup.component.scheduler;

/** What an {@code eventbridge-scheduler:} endpoint does. The names are the values of the option. */
public enum EventBridgeSchedulerOperation {
  /**
   * Creates a one-time schedule that deletes itself after firing. The body, a String, is what the
   * target receives, and it stays as it is. The headers {@link EventBridgeSchedulerConstants#NAME}
   * and {@link EventBridgeSchedulerConstants#AT} are required. A schedule of that name that exists
   * is left alone: {@link EventBridgeSchedulerConstants#CREATED} says which it was.
   */
  createSchedule,

  /**
   * Lists the names that begin with {@link EventBridgeSchedulerConstants#NAME_PREFIX}, or without
   * that header all names of the group. Any body becomes a {@code List<String>}. It is complete, or
   * the call fails. A schedule that has just fired can still be listed.
   */
  listSchedules,

  /**
   * Describes the schedule {@link EventBridgeSchedulerConstants#NAME}. Any body becomes an {@code
   * Optional} of {@link ecrimagecleanup.check.Schedule}, empty if there is none.
   */
  describeSchedule,

  /**
   * Deletes the schedule {@link EventBridgeSchedulerConstants#NAME}. The body stays as it is;
   * {@link EventBridgeSchedulerConstants#DELETED} says whether there was one.
   */
  deleteSchedule,

  /**
   * The state of the group of the option {@code groupName}. Any body becomes an {@code
   * Optional<String>} such as {@code ACTIVE}, empty if there is no such group.
   */
  describeGroup
}
