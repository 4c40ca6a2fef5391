package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ECS itself says of revisions that AWS Config shows as ACTIVE. Of a revision that is not
 * there nobody was asked, such as one of a place that is no workload: then AWS Config is believed.
 *
 * @param statuses what is known
 * @param unanswered those that were asked for in vain, and may have ended
 */
public record DescribedRevisions(
    Map<TaskDefinitionArn, RevisionStatus> statuses, Set<TaskDefinitionArn> unanswered) {
  /** Nobody was asked. */
  public static final DescribedRevisions NONE = new DescribedRevisions(Map.of(), Set.of());

  public DescribedRevisions {
    statuses = Map.copyOf(statuses);
    unanswered = Set.copyOf(unanswered);
  }

  /** With what ECS says later, which is more. */
  public DescribedRevisions and(DescribedRevisions later) {
    if (statuses.isEmpty()
        && unanswered.isEmpty()
        && Collections.disjoint(later.unanswered, later.statuses.keySet())) {
      return later;
    }
    Map<TaskDefinitionArn, RevisionStatus> all = new HashMap<>(statuses);
    all.putAll(later.statuses);
    Set<TaskDefinitionArn> inVain = new HashSet<>(unanswered);
    inVain.addAll(later.unanswered);
    inVain.removeAll(all.keySet());
    return new DescribedRevisions(all, inVain);
  }

  /** Whether ECS said that a revision is ACTIVE. */
  public boolean isActive(TaskDefinitionArn revision) {
    return statuses.get(revision) instanceof RevisionStatus.Active;
  }

  /** What ECS says of a revision, if it was asked and could say. */
  public Optional<RevisionStatus> of(TaskDefinitionArn revision) {
    return Optional.ofNullable(statuses.get(revision));
  }
}
