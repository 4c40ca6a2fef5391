package ecrimagecleanup.component.ecs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Actions of ECS that share a limit on their rate, in each account and region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 *     throttling for the Amazon ECS API</a>
 */
enum ActionGroup {
  TASK_DEFINITION_READ(50, 20, "DescribeTaskDefinition", "ListTaskDefinitions"),
  CLUSTER_READ(50, 20, "ListClusters", "DescribeClusters", "DescribeCapacityProviders"),
  SERVICE_READ(100, 20, "ListServices", "DescribeServices"),
  /** That ListServiceDeployments shares it is an assumption: it is made now and then. */
  SERVICE_REVISION(50, 20, "DescribeServiceRevisions", "ListServiceDeployments"),
  CLUSTER_RESOURCE_READ(100, 20, "ListTasks", "DescribeTasks");

  /** The rest is for those who deploy: the bucket is full again within seconds. */
  private static final int SHARE_OF_BURST = 2;

  /** Those who deploy call now and then, and the other instances call as well. */
  private static final int SHARE_OF_RATE = 4;

  private final int burst;
  private final int perSecond;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  ActionGroup(int burst, int perSecond, String... actions) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.actions = List.of(actions);
  }

  /** The group of an action; empty for one that is never called here. */
  static Optional<ActionGroup> of(String action) {
    return Arrays.stream(values()).filter(group -> group.actions.contains(action)).findFirst();
  }

  /** How many calls at once are half of what ECS allows. */
  int burst() {
    return burst / SHARE_OF_BURST;
  }

  /** How many calls in a second are a quarter of what ECS allows in the long run. */
  int perSecond() {
    return perSecond / SHARE_OF_RATE;
  }
}
