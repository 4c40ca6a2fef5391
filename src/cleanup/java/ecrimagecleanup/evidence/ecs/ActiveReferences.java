package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What revisions name that ECS listed as ACTIVE and that AWS Config showed as ACTIVE when this was
 * read. Whoever asks AWS Config again, later, can miss one of them: where it shows only the newest
 * of a family, one that was registered meanwhile hides it. Immutable.
 */
public final class ActiveReferences {
  /** There are none. */
  public static final ActiveReferences NONE = new ActiveReferences(Map.of());

  /** By tag and by digest apart: an image is found without looking at each. */
  private final Map<ImageReference.Ecr, TaskDefinitionArn> revisions = new HashMap<>();

  /**
   * @param named one revision for each reference
   */
  public ActiveReferences(Map<ImageReference.Ecr, TaskDefinitionArn> named) {
    named.forEach(
        (reference, revision) ->
            parts(reference).forEach(part -> revisions.putIfAbsent(part, revision)));
  }

  private static Stream<ImageReference.Ecr> parts(ImageReference.Ecr reference) {
    return Stream.concat(
        reference.tag().map(tag -> byTag(reference.repository(), tag)).stream(),
        reference.digest().map(reference::byDigest).stream());
  }

  private static ImageReference.Ecr byTag(Repository repository, String tag) {
    return new ImageReference.Ecr(repository, Optional.of(tag), Optional.empty());
  }

  /** One that names an image; empty if none does. */
  Optional<TaskDefinitionArn> naming(ImageNames image) {
    return Stream.concat(
            Stream.of(image.repository().repository()), image.repository().replicas().stream())
        .flatMap(
            repository ->
                Stream.concat(
                    image.tags().stream().map(tag -> byTag(repository, tag)),
                    image.digests().stream()
                        .map(
                            digest ->
                                new ImageReference.Ecr(
                                    repository, Optional.empty(), Optional.of(digest)))))
        .flatMap(name -> Optional.ofNullable(revisions.get(name)).stream())
        .findFirst();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActiveReferences that && revisions.equals(that.revisions);
  }

  @Override
  public int hashCode() {
    return revisions.hashCode();
  }
}
