package ecrimagecleanup.sweep;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.util.List;

/**
 * What would become of the images of a repository.
 *
 * @param repository the repository
 * @param tags its tags
 * @param optedIn whether its owner opted in
 * @param images its images
 */
public record RepositoryPlan(
    Repository repository, RepositoryTags tags, boolean optedIn, List<PlannedImage> images) {
  public RepositoryPlan {
    images = List.copyOf(images);
  }
}
