package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private final Map<ImageReference.Ecr, List<TaskDefinitionArn>> revisions;

  private final Set<TaskDefinitionArn> left;

  /**
   * @param named the revisions, each with the images of ECR that it names
   */
  public ActiveReferences(Map<TaskDefinitionArn, Set<ImageReference.Ecr>> named) {
    this(new HashMap<>(), Set.of());
    named.forEach(
        (revision, references) ->
            references.stream()
                .flatMap(ActiveReferences::parts)
                .forEach(
                    part ->
                        revisions.computeIfAbsent(part, key -> new ArrayList<>(1)).add(revision)));
  }

  private ActiveReferences(
      Map<ImageReference.Ecr, List<TaskDefinitionArn>> revisions, Set<TaskDefinitionArn> left) {
    this.revisions = revisions;
    this.left = Set.copyOf(left);
  }

  /** The same without some revisions. */
  ActiveReferences without(Set<TaskDefinitionArn> others) {
    Set<TaskDefinitionArn> all = new HashSet<>(left);
    all.addAll(others);
    return new ActiveReferences(revisions, all);
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
        .flatMap(name -> revisions.getOrDefault(name, List.of()).stream())
        .filter(revision -> !left.contains(revision))
        .findFirst();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActiveReferences that
        && revisions.equals(that.revisions)
        && left.equals(that.left);
  }

  @Override
  public int hashCode() {
    return Objects.hash(revisions, left);
  }
}
