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
   * The images of a revision, remembered from now on; empty if ECS shows none.
   *
   * @throws software.amazon.awssdk.services.ecs.model.ClientException if there is no such revision
   */
  Optional<NamedImages> of(TaskDefinitionArn revision) {
    Optional<NamedImages> unasked = unasked(revision);
    unasked.ifPresent(named -> describer.memory().keep(revision, named));
    return unasked.isPresent() ? unasked : describer.describe(revision).images();
  }

  /** Those for which ECS need not be asked. */
  Optional<NamedImages> unasked(TaskDefinitionArn revision) {
    return describer
        .memory()
        .images(revision)
        .or(() -> known.images(revision).map(NamedImages::ofSomeContainers))
        .filter(named -> named.tellNames() || !byContainer.contains(revision));
  }
}
