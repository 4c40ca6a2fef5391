package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The newest ACTIVE revisions of families, as ECS lists them. A family that could not be asked for
 * is missing. The list of ECS is eventually consistent: one that was registered a moment ago may
 * lack, and then an older one has its place.
 *
 * @param revisions the numbers of the revisions, the newest first
 */
public record NewestRevisions(Map<Family, List<Integer>> revisions) {
  /** Nobody has asked. */
  public static final NewestRevisions NONE = new NewestRevisions(Map.of());

  public NewestRevisions {
    revisions =
        revisions.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }

  /** With what was read of other families. */
  public NewestRevisions and(NewestRevisions others) {
    Map<Family, List<Integer>> all = new HashMap<>(revisions);
    all.putAll(others.revisions);
    return new NewestRevisions(all);
  }

  /**
   * Whether a revision is one of the newest of its family; empty if that family was not read.
   *
   * @param most how many those are; of a family that has fewer each is one of them
   */
  public Optional<Boolean> include(TaskDefinitionArn revision, int most) {
    return Optional.ofNullable(revisions.get(Family.of(revision)))
        .map(
            newest ->
                newest.size() < most || revision.revision() >= newest.get(most - 1).intValue());
  }
}
