package ecrimagecleanup.evidence.ecs;

import java.time.Instant;
import java.util.Optional;

/**
 * What ECS itself says of one revision of a task definition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html">DescribeTaskDefinition</a>
 */
public sealed interface RevisionStatus {

  /** It is ACTIVE: tasks can be started from it. */
  record Active() implements RevisionStatus {}

  /**
   * It is INACTIVE or DELETE_IN_PROGRESS, or does not exist any more, and is never ACTIVE again.
   * Services and tasks may still run it.
   *
   * @param status the word of ECS; {@code DELETED} for one that does not exist, which ECS can also
   *     say of one that was registered a moment ago, so there is no time, and it counts only at a
   *     second look
   * @param deregisteredAt since when; empty if ECS does not say
   */
  record Ended(String status, Optional<Instant> deregisteredAt) implements RevisionStatus {}
}
