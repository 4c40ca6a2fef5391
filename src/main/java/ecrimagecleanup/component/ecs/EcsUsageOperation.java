package ecrimagecleanup.component.ecs;

/** What an {@code ecs-usage:} endpoint does. The names are the values of the option. */
public enum EcsUsageOperation {
  /**
   * The images of everything that runs in the workload accounts. Any body becomes {@link
   * ecrimagecleanup.check.LiveUse}. An account that cannot be read is a blind spot of it and no
   * exception.
   */
  describeUsage
}
