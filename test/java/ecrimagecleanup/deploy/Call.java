package ecrimagecleanup.deploy;

import java.util.Map;

/**
 * What IAM is asked about one call.
 *
 * @param by who calls
 * @param action such as {@code ecr:DescribeImages}
 * @param resource the ARN, or {@code *} if the action has no resource
 * @param context the condition keys that are known of it
 */
public record Call(Caller by, String action, String resource, Map<String, String> context) {

  /** Who calls. */
  public enum Caller {
    /** The application, or a command, in the shared account. */
    APPLICATION,
    /** The role that it assumes in a workload account. */
    READER,
    /** EventBridge Scheduler, when a schedule is due. */
    SCHEDULER
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
