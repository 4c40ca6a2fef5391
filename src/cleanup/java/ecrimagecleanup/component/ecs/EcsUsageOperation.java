package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What an {@code ecs-usage:} endpoint does. The names are the values of the option.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">IAM
 *     actions of the service</a>
 */
public enum EcsUsageOperation implements AwsOperation {
  /**
   * The images of everything that runs in the workload accounts. Any body becomes {@link
   * ecrimagecleanup.evidence.ecs.LiveUse}. An account that cannot be read is a blind spot of it and
   * no exception. The role that is assumed needs the actions of ECS, and who assumes it the other
   * one.
   */
  describeUsage(
      "sts:AssumeRole",
      "ecs:ListClusters",
      "ecs:ListServices",
      "ecs:DescribeServices",
      "ecs:DescribeServiceRevisions",
      "ecs:ListTasks",
      "ecs:DescribeTasks",
      "ecs:DescribeTaskDefinition");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  EcsUsageOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
