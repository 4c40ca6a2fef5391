package ecrimagecleanup.component.ecs;

import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.Locale;
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

  /** Reads it. */
  static ImageText of(@Nullable String text) {
    if (text == null) {
      return new Unreadable(Optional.of(Scope.EVERYTHING));
    }
    ImageReference reference = ImageReference.parse(text);
    return reference instanceof ImageReference.Unparsable
        ? new Unreadable(scopeOf(text))
        : new Reference(reference);
  }

  /** The repository of ECR, if there is one. */
  default Optional<Repository> repository() {
    return this instanceof Reference readable
            && readable.reference() instanceof ImageReference.Ecr ecr
        ? Optional.of(ecr.repository())
        : Optional.empty();
  }

  /**
   * What is unreadable may be the tag or the digest of a repository that can be read. Whatever has
   * no host of ECR is no image of ECR, readable or not.
   */
  private static Optional<Scope> scopeOf(String text) {
    String withoutDigest = text.split("@", 2)[0];
    int colon = withoutDigest.indexOf(':', withoutDigest.indexOf('/') + 1);
    String uri = colon < 0 ? withoutDigest : withoutDigest.substring(0, colon);
    try {
      return Optional.of(new Scope.Repositories(Set.of(Repository.parse(uri))));
    } catch (IllegalArgumentException e) {
      return mayBeOfEcr(text) ? Optional.of(Scope.EVERYTHING) : Optional.empty();
    }
  }

  private static boolean mayBeOfEcr(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return lowerCase.isBlank() || (lowerCase.contains("dkr") && lowerCase.contains("ecr"));
  }
}
