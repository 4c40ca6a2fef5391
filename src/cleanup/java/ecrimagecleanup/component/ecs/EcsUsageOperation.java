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
   * The images of every ACTIVE task definition, and of everything that runs, in the workload
   * accounts. A body of {@link ecrimagecleanup.evidence.ecs.KnownRevisions} names ACTIVE task
   * definitions that are left out, because their images are known already; any other names none. It
   * becomes {@link ecrimagecleanup.evidence.ecs.LiveUse}. An account that cannot be read is a blind
   * spot of it and no exception. The role that is assumed needs the actions of ECS, and who assumes
   * it the other one.
   */
  describeUsage(
      "sts:AssumeRole",
      "ecs:ListTaskDefinitions",
      "ecs:ListClusters",
      "ecs:DescribeClusters",
      "ecs:DescribeCapacityProviders",
      "ecs:ListServices",
      "ecs:DescribeServices",
      "ecs:DescribeServiceRevisions",
      "ecs:ListServiceDeployments",
      "ecs:ListTasks",
      "ecs:DescribeTasks",
      "ecs:DescribeTaskDefinition"),

  /**
   * Whether task definitions that AWS Config shows as ACTIVE are. The body is a list of lists of
   * {@link ecrimagecleanup.event.TaskDefinitionArn}, of each image those that keep it, or their
   * ARNs with commas between them and semicolons between the lists. Of each list they are described
   * one after the other until one is ACTIVE, at most 5 of them, and 50 of all. Before the fifth of
   * one workload its list of what is ACTIVE is read. It becomes {@link
   * ecrimagecleanup.evidence.ecs.DescribedRevisions}, in which a task definition that was left out
   * or could not be described is missing; that is no exception.
   */
  describeRevisions("sts:AssumeRole", "ecs:ListTaskDefinitions", "ecs:DescribeTaskDefinition"),

  /**
   * How many revisions of families are ACTIVE, up to 100 of each. The body is a collection of
   * {@link ecrimagecleanup.evidence.ecs.Family}, or {@code accountId/region/family} with commas
   * between them; it becomes {@link ecrimagecleanup.evidence.ecs.CountedFamilies}. It takes a call
   * for each; a family of a workload that could not be asked is missing, and that is no exception.
   */
  countRevisions("sts:AssumeRole", "ecs:ListTaskDefinitions"),

  /**
   * The newest ACTIVE revisions of families, as many as the option {@code newest} says. The body is
   * as for {@link #countRevisions}; it becomes {@link
   * ecrimagecleanup.evidence.ecs.NewestRevisions}. It takes a call for each hundred of a family,
   * and reads at most 1000 families; one that could not be asked for is missing, and that is no
   * exception.
   */
  listNewestRevisions("sts:AssumeRole", "ecs:ListTaskDefinitions"),

  /**
   * When revisions were registered. The body is a collection of {@link
   * ecrimagecleanup.event.TaskDefinitionArn}, or ARNs with commas between them; it becomes {@link
   * ecrimagecleanup.evidence.ecs.Registrations}. It takes a call for each; one that could not be
   * described is missing, and that is no exception.
   */
  describeRegistrations("sts:AssumeRole", "ecs:DescribeTaskDefinition"),

  /**
   * Which task definitions rules of EventBridge and schedules of EventBridge Scheduler start, in
   * all workload accounts. The body is not looked at; it becomes {@link
   * ecrimagecleanup.evidence.ecs.Starters}. It takes a call for each rule, and one for each
   * schedule that starts tasks. An account that cannot be read is not complete in it, and that is
   * no exception.
   */
  describeStarters(
      "sts:AssumeRole",
      "events:ListEventBuses",
      "events:ListRules",
      "events:ListTargetsByRule",
      "scheduler:ListSchedules",
      "scheduler:GetSchedule");

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
