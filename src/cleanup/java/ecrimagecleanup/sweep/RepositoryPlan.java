package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.util.List;
import java.util.Optional;

/**
 * What would become of the images of a repository.
 *
 * @param repository the repository
 * @param tags its tags
 * @param optedIn whether its owner opted in
 * @param images its images
 * @param stale what stale revisions alone keep of them; empty if nobody asked
 * @param brokenIndexes the indexes of which a listed image is missing; it decides nothing
 */
public record RepositoryPlan(
    Repository repository,
    RepositoryTags tags,
    boolean optedIn,
    List<PlannedImage> images,
    Optional<StaleHeld> stale,
    List<Digest> brokenIndexes) {
  public RepositoryPlan {
    images = List.copyOf(images);
    brokenIndexes = List.copyOf(brokenIndexes);
  }

  /** Without a look at stale revisions, and with nothing broken. */
  public RepositoryPlan(
      Repository repository, RepositoryTags tags, boolean optedIn, List<PlannedImage> images) {
    this(repository, tags, optedIn, images, Optional.empty(), List.of());
  }

  /** Tells what is worth knowing of the repository. */
  public void tell(Hygiene hygiene) {
    hygiene.add(
        repository,
        images.size(),
        images.stream().anyMatch(one -> one.image().lastPulledAt().isPresent()),
        brokenIndexes);
  }
}
