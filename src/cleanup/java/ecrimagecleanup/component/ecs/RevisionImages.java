package ecrimagecleanup.component.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import java.util.Optional;
import java.util.Set;

/**
 * The images that revisions name: as AWS Config shows them where that is enough, and as ECS
 * describes them otherwise. They never change, so both say the same of a revision.
 *
 * @param describer asks ECS
 * @param known what AWS Config shows
 * @param byContainer of which it has to be known which container has which image
 */
record RevisionImages(
    RevisionDescriber describer, KnownRevisions known, Set<TaskDefinitionArn> byContainer) {
  RevisionImages {
    byContainer = Set.copyOf(byContainer);
  }

  /**
   * The images of a revision; empty if ECS shows none.
   *
   * @throws software.amazon.awssdk.services.ecs.model.ClientException if there is no such revision
   */
  Optional<NamedImages> of(TaskDefinitionArn revision) {
    return remembered(revision).or(() -> describer.images(revision));
  }

  /** Those for which ECS is not asked. */
  Optional<NamedImages> remembered(TaskDefinitionArn revision) {
    Optional<NamedImages> described = describer.memory().images(revision);
    return described.isPresent() || byContainer.contains(revision)
        ? described
        : known.images(revision).map(NamedImages::ofSomeContainers);
  }
}
