package ecrimagecleanup.component.ecs;

import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * The current revisions of a service, each of them described. AWS does not say whether every
 * deployment has its revision among them, nor which of the digests that it pins a revision shows:
 * it is made before the first task finds one.
 *
 * @param revisions the revisions
 */
record CurrentRevisions(List<ServiceRevision> revisions) {
  CurrentRevisions {
    revisions = List.copyOf(revisions);
  }

  /** Whether every deployment of the service, and every task set, has a revision of its own. */
  boolean haveAllOf(Service service) {
    List<String> deployed =
        Stream.concat(
                service.deployments().stream()
                    .filter(deployment -> !"INACTIVE".equals(deployment.status()))
                    .map(Deployment::taskDefinition),
                service.taskSets().stream()
                    .filter(taskSet -> !"DRAINING".equals(taskSet.status()))
                    .map(TaskSet::taskDefinition))
            .toList();
    return revisions.size() >= deployed.size()
        && revisions.stream()
            .map(ServiceRevision::taskDefinition)
            .collect(Collectors.toSet())
            .containsAll(deployed);
  }

  /** The references of which they show the digest. */
  Set<ImageReference> resolved() {
    return revisions.stream()
        .flatMap(revision -> revision.containerImages().stream())
        .filter(image -> image.image() != null && image.imageDigest() != null)
        .map(image -> ImageReference.parse(image.image()))
        .collect(Collectors.toSet());
  }

  /**
   * Whether they show the digest of every container whose tag is pinned when it is deployed.
   *
   * @param definitions the task definitions; what is not described yet is now
   */
  boolean showEveryDigest(TaskDefinitions definitions) {
    return revisions.stream()
        .allMatch(
            revision ->
                definitions
                    .images(revision.taskDefinition())
                    .map(named -> showEveryDigest(revision, named))
                    // One that is not described is a blind spot already.
                    .orElse(revision.taskDefinition() != null));
  }

  /** Whether a revision shows the digest of every container whose tag is pinned. */
  static boolean showEveryDigest(ServiceRevision revision, NamedImages named) {
    return named.containers().stream()
        .filter(container -> container.pinned() && container.image().repositoryOfTag().isPresent())
        .allMatch(
            container ->
                revision.containerImages().stream()
                    .filter(image -> isOf(container, image))
                    .anyMatch(image -> Sightings.readDigest(image.imageDigest()).isPresent()));
  }

  private static boolean isOf(NamedImages.NamedImage container, ContainerImage shown) {
    return shown.containerName() == null
        ? container.image().equals(ImageText.of(shown.image()))
        : container.container().equals(shown.containerName());
  }
}
