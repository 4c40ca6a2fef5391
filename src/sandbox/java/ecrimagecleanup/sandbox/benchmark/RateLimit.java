package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.AwsCall;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How many calls AWS answers in a second, in each account and region. ECS and EventBridge Scheduler
 * document theirs. Nothing is documented for reads of ECR and for queries of AWS Config: those are
 * assumptions, low ones.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 *     throttling for the Amazon ECS API</a>
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/eventbridgescheduler.html">Quotas of
 *     EventBridge Scheduler</a>
 */
enum RateLimit {
  ECS_TASK_DEFINITIONS("ecs", 50, 20, "DescribeTaskDefinition", "ListTaskDefinitions"),
  ECS_CLUSTERS("ecs", 50, 20, "ListClusters", "DescribeClusters", "DescribeCapacityProviders"),
  ECS_SERVICES("ecs", 100, 20, "ListServices", "DescribeServices"),
  ECS_REVISIONS("ecs", 50, 20, "DescribeServiceRevisions"),
  ECS_TASKS("ecs", 100, 20, "ListTasks", "DescribeTasks"),
  SCHEDULER("scheduler", 250, 250),
  CONFIG("config", 10, 5),
  ECR_MANIFESTS("ecr", 2_000, 2_000, "BatchGetImage"),
  ECR("ecr", 40, 20);

  private final String service;
  private final int burst;
  private final int perSecond;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that nobody can change.
  private final Set<String> operations;

  RateLimit(String service, int burst, int perSecond, String... operations) {
    this.service = service;
    this.burst = burst;
    this.perSecond = perSecond;
    this.operations = Set.of(operations);
  }

  /** That of a call; empty if the benchmark assumes none. */
  static Optional<RateLimit> of(AwsCall call) {
    return Arrays.stream(values())
        .filter(limit -> limit.service.equals(call.service()))
        .filter(limit -> limit.operations.isEmpty() || limit.operations.contains(call.operation()))
        .findFirst();
  }

  int burst() {
    return burst;
  }

  int perSecond() {
    return perSecond;
  }
}
