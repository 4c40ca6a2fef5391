package ecrimagecleanup.component.scheduler;

/** What an {@code eventbridge-scheduler:} endpoint does. The names are the values of the option. */
public enum EventBridgeSchedulerOperation {
  /** Creates a one-time schedule that deletes itself after firing. */
  createSchedule,
  /** Lists the names of schedules that begin with a prefix. */
  listSchedules,
  /** Deletes a schedule. */
  deleteSchedule
}
