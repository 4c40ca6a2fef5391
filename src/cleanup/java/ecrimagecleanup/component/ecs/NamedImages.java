package ecrimagecleanup.component.ecs;

import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.VersionConsistency;

/**
 * The images that a revision of a task definition names, by container. They never change.
 *
 * @param containers its containers, at least one
 */
record NamedImages(List<NamedImage> containers) {
  /**
   * The image of one container.
   *
   * @param container the name of the container; empty if ECS does not tell
   * @param image what is said of the image
   * @param pinned whether all tasks of a service that deploys it run the digest of the first
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">versionConsistency</a>
   */
  record NamedImage(String container, ImageText image, boolean pinned) {}

  NamedImages {
    containers = List.copyOf(containers);
  }

  /** Of a definition as it is described; empty if ECS shows no containers. */
  static Optional<NamedImages> of(@Nullable TaskDefinition definition) {
    if (definition == null || definition.containerDefinitions().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamedImages(
            definition.containerDefinitions().stream()
                .map(
                    container ->
                        new NamedImage(
                            container.name() == null ? "" : container.name(),
                            ImageText.of(container.image()),
                            container.versionConsistency() != VersionConsistency.DISABLED))
                .toList()));
  }

  /** What a revision of a service shows of them; empty if ECS shows no containers. */
  static Optional<NamedImages> of(ServiceRevision revision) {
    List<NamedImage> containers =
        revision.containerImages().stream()
            .map(
                image ->
                    new NamedImage(
                        image.containerName() == null ? "" : image.containerName(),
                        ImageText.of(image.image()),
                        true))
            .toList();
    return Optional.of(new NamedImages(containers)).filter(named -> !containers.isEmpty());
  }

  /** The image of a container of a name. */
  Optional<ImageText> image(String container) {
    return containers.stream()
        .filter(named -> named.container().equals(container))
        .map(NamedImage::image)
        .findFirst();
  }

  /** The repositories of ECR of its images, whether a tag or a digest names them. */
  Set<Repository> repositories() {
    return containers.stream()
        .flatMap(container -> container.image().repository().stream())
        .collect(Collectors.toSet());
  }

  /** Whether every container has a name. */
  boolean tellNames() {
    return containers.stream().noneMatch(named -> named.container().isEmpty());
  }

  /**
   * What an unknown digest of any container of some revisions can concern. A container that is
   * named by a digest runs that one.
   */
  static Scope scopeOf(Collection<NamedImages> revisions) {
    Set<Repository> repositories = new HashSet<>();
    for (NamedImages revision : revisions) {
      for (NamedImage named : revision.containers()) {
        named.image().repositoryOfTag().ifPresent(repositories::add);
        if (named.image() instanceof ImageText.Unreadable unreadable
            && unreadable.scope().isPresent()) {
          if (!(unreadable.scope().get() instanceof Scope.Repositories some)) {
            return Scope.EVERYTHING;
          }
          repositories.addAll(some.names());
        }
      }
    }
    return new Scope.Repositories(repositories);
  }
}
