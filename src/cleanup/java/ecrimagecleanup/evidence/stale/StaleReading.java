package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is read before a revision can be stale. Every {@code with} method returns another one that
 * knows more.
 *
 * @param registry the registry of the images
 * @param families the families whose revisions could be stale
 * @param starters what rules and schedules start; empty if nobody asked
 * @param replicas where the registry is replicated to; empty if nobody asked
 * @param unrecorded the ARNs of those whose pulls ECR does not record there; empty if nobody asked
 * @param newest the newest revisions of the families; empty if nobody asked
 */
public record StaleReading(
    Registry registry,
    Set<Family> families,
    Optional<Starters> starters,
    Optional<List<Registry>> replicas,
    Optional<List<String>> unrecorded,
    Optional<NewestRevisions> newest) {
  public StaleReading {
    families = Set.copyOf(families);
  }

  /** Nothing was read yet. */
  public static StaleReading begin(Registry registry, Set<Family> families) {
    return new StaleReading(
        registry, families, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With what rules and schedules start. */
  public StaleReading withStarters(Starters read) {
    return new StaleReading(registry, families, Optional.of(read), replicas, unrecorded, newest);
  }

  /** With where the registry is replicated to. */
  public StaleReading withReplicas(List<Registry> read) {
    return new StaleReading(registry, families, starters, Optional.of(read), unrecorded, newest);
  }

  /** With those whose pulls ECR does not record. */
  public StaleReading withUnrecorded(List<String> read) {
    return new StaleReading(registry, families, starters, replicas, Optional.of(read), newest);
  }

  /** With the newest revisions of the families. */
  public StaleReading withNewest(NewestRevisions read) {
    return new StaleReading(registry, families, starters, replicas, unrecorded, Optional.of(read));
  }
}
