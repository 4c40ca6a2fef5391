package ecrimagecleanup.evidence.config;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of which task definitions that are not ACTIVE AWS Config was asked: of all that name an image of
 * the repository, or only of some. What was not asked for is not known, and says nothing.
 *
 * @param all whether of all
 * @param images otherwise, of all that name one of these images
 * @param revisions and of these, whatever they name
 */
public record EndedTaskDefinitions(
    boolean all, Set<ImageNames> images, Set<TaskDefinitionArn> revisions) {
  /** All that name an image of the repository. */
  static final EndedTaskDefinitions ALL = new EndedTaskDefinitions(true, Set.of(), Set.of());

  /** None. */
  static final EndedTaskDefinitions NONE = new EndedTaskDefinitions(false, Set.of(), Set.of());

  public EndedTaskDefinitions {
    images = Set.copyOf(images);
    revisions = Set.copyOf(revisions);
  }

  /** Some. */
  static EndedTaskDefinitions of(
      Collection<ImageNames> images, Collection<TaskDefinitionArn> revisions) {
    return new EndedTaskDefinitions(false, Set.copyOf(images), Set.copyOf(revisions));
  }

  /** Whether it is none. */
  boolean isNothing() {
    return equals(NONE);
  }

  /** Whether all that name an image are among them. */
  boolean include(ImageNames image) {
    return all || images.contains(image);
  }

  /** Whether a certain one is among them, if it ever named an image of the repository. */
  boolean include(TaskDefinitionArn revision) {
    return all || revisions.contains(revision);
  }

  /** Both. */
  EndedTaskDefinitions and(EndedTaskDefinitions more) {
    return new EndedTaskDefinitions(
        all || more.all, union(images, more.images), union(revisions, more.revisions));
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
