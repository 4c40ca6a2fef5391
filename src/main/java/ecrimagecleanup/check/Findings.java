package ecrimagecleanup.check;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryTags;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out for one image.
 *
 * @param repository the tags of its repository
 * @param image the image; empty if it does not exist
 * @param parents the existing indexes that list it, as far as anyone asked
 * @param cause whether the task definition that caused the check still runs
 * @param pending the checks of the image that are pending; empty if nobody asked
 * @param taskDefinitions whether task definitions name it
 * @param services whether services or task sets run a task definition that names it
 */
public record Findings(
    RepositoryTags repository,
    Optional<Image> image,
    List<Digest> parents,
    Evidence cause,
    Optional<List<ScheduleName>> pending,
    Evidence taskDefinitions,
    Evidence services) {

  /** What is known before anyone was asked about use. */
  public static Findings ofRegistry(RepositoryTags repository, Optional<Image> image) {
    return new Findings(
        repository,
        image,
        List.of(),
        Evidence.notAsked(),
        Optional.empty(),
        Evidence.notAsked(),
        Evidence.notAsked());
  }
}
