package ecrimagecleanup.component.ecs;

import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a container or its definition says of its image. */
sealed interface ImageText {

  /** A reference. */
  record Reference(ImageReference reference) implements ImageText {}

  /**
   * Nothing, or text that is no reference.
   *
   * @param scope what it can concern; empty if it names no image of ECR
   */
  record Unreadable(Optional<Scope> scope) implements ImageText {}

  /** Reads it. What no container can run from names no image. */
  static ImageText of(@Nullable String text) {
    ImageReference reference = ImageReference.parse(text == null ? "" : text);
    if (reference instanceof ImageReference.Impossible) {
      return new Unreadable(Optional.empty());
    }
    return reference instanceof ImageReference.Unparsable unparsable
        ? new Unreadable(Optional.of(scopeOf(unparsable)))
        : new Reference(reference);
  }

  private static Scope scopeOf(ImageReference.Unparsable unparsable) {
    return unparsable
        .repository()
        .<Scope>map(repository -> new Scope.Repositories(Set.of(repository)))
        .orElse(Scope.EVERYTHING);
  }

  /** The repository, if it is one of ECR. */
  default Optional<Repository> repository() {
    return ofEcr().map(ImageReference.Ecr::repository);
  }

  /** The repository of ECR in which a tag says what is run; empty if a digest says it. */
  default Optional<Repository> repositoryOfTag() {
    return ofEcr().filter(ecr -> ecr.digest().isEmpty()).map(ImageReference.Ecr::repository);
  }

  private Optional<ImageReference.Ecr> ofEcr() {
    return this instanceof Reference readable
            && readable.reference() instanceof ImageReference.Ecr ecr
        ? Optional.of(ecr)
        : Optional.empty();
  }
}
