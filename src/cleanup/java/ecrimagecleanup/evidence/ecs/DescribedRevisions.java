package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.Map;
import java.util.Optional;

/**
 * What ECS itself says of revisions that AWS Config shows as ACTIVE. A revision that could not be
 * described, or was not asked for, is not there: then AWS Config is believed.
 *
 * @param statuses what is known
 */
public record DescribedRevisions(Map<TaskDefinitionArn, RevisionStatus> statuses) {
  /** Nobody was asked. */
  public static final DescribedRevisions NONE = new DescribedRevisions(Map.of());

  public DescribedRevisions {
    statuses = Map.copyOf(statuses);
  }

  /** What ECS says of a revision, if it was asked and could say. */
  public Optional<RevisionStatus> of(TaskDefinitionArn revision) {
    return Optional.ofNullable(statuses.get(revision));
  }
}
