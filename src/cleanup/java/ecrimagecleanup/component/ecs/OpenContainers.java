package ecrimagecleanup.component.ecs;

import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Containers whose digest ECS did not report. Which images a missing digest can concern is known
 * once the task definitions are described.
 */
final class OpenContainers {
  private final Sightings sightings;
  private final TaskDefinitions definitions;
  private final List<Open> all = new ArrayList<>();

  /**
   * A container without a digest.
   *
   * @param by what it is a container of
   * @param since since when, if ECS tells
   * @param definition the ARN of the task definition
   * @param name the name of the container
   * @param image what ECS says of its image
   * @param digest what ECS says of its digest, which is no digest
   * @param resolved if it runs an image already: the references whose digest is known nevertheless
   */
  record Open(
      String by,
      @Nullable Instant since,
      @Nullable String definition,
      @Nullable String name,
      @Nullable String image,
      @Nullable String digest,
      Optional<Set<ImageReference>> resolved) {}

  /**
   * @param sightings where to put what cannot be seen
   * @param definitions the task definitions, which are described later
   */
  OpenContainers(Sightings sightings, TaskDefinitions definitions) {
    this.sightings = sightings;
    this.definitions = definitions;
  }

  /** Adds one. */
  void add(Open container) {
    all.add(container);
  }

  /** Examines them, after the task definitions were described. */
  void examine() {
    all.forEach(this::examine);
  }

  /**
   * What has a container that is to run a tag, and does not tell its digest: the digests of its
   * other containers say nothing of that one, which may not have been started yet.
   */
  Set<String> withoutDigestOfATag() {
    return all.stream()
        .filter(container -> wanted(container).flatMap(ImageText::repositoryOfTag).isPresent())
        .map(Open::by)
        .collect(Collectors.toSet());
  }

  private Optional<ImageText> wanted(Open container) {
    return named(container)
        .map(image -> isTold(container.image()) ? ImageText.of(container.image()) : image);
  }

  private void examine(Open container) {
    if (isTold(container.image())) {
      examine(container, ImageText.of(container.image()));
    } else if (isTold(container.digest())) {
      examine(container, ImageText.of(null));
    } else {
      named(container)
          .ifPresent(
              image -> {
                if (image instanceof ImageText.Reference) {
                  sightings.container(image, container.by(), container.since());
                }
                examine(container, image);
              });
    }
  }

  /**
   * What the task definition names for a container of which ECS shows neither the image nor the
   * digest. Empty if it does not name the container: Service Connect and GuardDuty bring containers
   * of their own, whose images are not of the registry of anybody's.
   */
  private Optional<ImageText> named(Open container) {
    Optional<NamedImages> definition = definitions.images(container.definition());
    if (definition.isEmpty() || !definition.get().tellNames() || container.name() == null) {
      return Optional.of(ImageText.of(null));
    }
    return definition.get().image(container.name());
  }

  private void examine(Open container, ImageText image) {
    if (image instanceof ImageText.Unreadable unreadable) {
      // Whatever it runs has a digest, which ECS shows and nobody can read.
      Optional<Scope> scope =
          isTold(container.digest()) ? Optional.of(Scope.EVERYTHING) : unreadable.scope();
      scope.ifPresent(
          concerned ->
              sightings.doubt(
                  "The %s has a container whose image cannot be read.".formatted(container.by()),
                  concerned));
    } else if (image instanceof ImageText.Reference readable
        && runsUnknownDigest(container, readable.reference())) {
      sightings.doubt(
          "ECS did not report the digest that a container of the %s runs."
              .formatted(container.by()),
          scopeOf(container, image));
    }
  }

  /** Its tag may have moved since it was pulled. */
  private static boolean runsUnknownDigest(Open container, ImageReference reference) {
    return reference instanceof ImageReference.Ecr ecr
        && ecr.digest().isEmpty()
        && container.resolved().filter(resolved -> !resolved.contains(reference)).isPresent();
  }

  private Scope scopeOf(Open container, ImageText image) {
    return definitions
        .images(container.definition())
        .map(
            named ->
                NamedImages.scopeOf(
                    List.of(
                        named,
                        new NamedImages(List.of(new NamedImages.NamedImage("", image, true))))))
        .orElse(Scope.EVERYTHING);
  }

  private static boolean isTold(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
