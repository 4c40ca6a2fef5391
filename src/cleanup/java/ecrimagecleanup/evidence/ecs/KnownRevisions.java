package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Revisions that ECS need not describe, because AWS Config shows them as ACTIVE, with images that
 * can be read: what they name is known, and counts as used by the answer of AWS Config.
 */
public final class KnownRevisions {
  /** None is known. */
  public static final KnownRevisions NONE = new KnownRevisions(Set.of());

  private final Set<String> names;

  /**
   * @param revisions the revisions
   */
  public KnownRevisions(Collection<TaskDefinitionArn> revisions) {
    this.names =
        revisions.stream().map(KnownRevisions::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a revision is one of them, whatever partition it was written with. */
  public boolean contains(TaskDefinitionArn revision) {
    return names.contains(name(revision));
  }

  private static String name(TaskDefinitionArn revision) {
    return revision.where() + "/" + revision.family() + ":" + revision.revision();
  }

  /** How many they are. */
  public int size() {
    return names.size();
  }
}
