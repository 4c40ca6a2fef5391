package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.stale.StaleHeld;
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
 */
public record RepositoryPlan(
    Repository repository,
    RepositoryTags tags,
    boolean optedIn,
    List<PlannedImage> images,
    Optional<StaleHeld> stale) {
  public RepositoryPlan {
    images = List.copyOf(images);
  }

  /** Without a look at stale revisions. */
  public RepositoryPlan(
      Repository repository, RepositoryTags tags, boolean optedIn, List<PlannedImage> images) {
    this(repository, tags, optedIn, images, Optional.empty());
  }
}
