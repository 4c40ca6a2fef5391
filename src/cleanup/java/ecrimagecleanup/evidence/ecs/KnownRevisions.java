package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Revisions that ECS need not describe, because AWS Config shows them as ACTIVE, with images that
 * can be read. Immutable.
 */
public final class KnownRevisions {
  /** None is known. */
  public static final KnownRevisions NONE = new KnownRevisions(Map.of());

  private final Map<String, Set<ImageReference.Ecr>> images = new HashMap<>();

  /**
   * @param revisions the revisions, each with the images of ECR that it names
   */
  public KnownRevisions(Map<TaskDefinitionArn, Set<ImageReference.Ecr>> revisions) {
    revisions.forEach((revision, named) -> images.put(name(revision), Set.copyOf(named)));
  }

  /**
   * The images of ECR that a revision names, whatever partition it was written with; empty if it is
   * not known.
   */
  public Optional<Set<ImageReference.Ecr>> images(TaskDefinitionArn revision) {
    return Optional.ofNullable(images.get(name(revision)));
  }

  private static String name(TaskDefinitionArn revision) {
    return revision.where() + "/" + revision.family() + ":" + revision.revision();
  }

  /** How many they are. */
  public int size() {
    return images.size();
  }
}
