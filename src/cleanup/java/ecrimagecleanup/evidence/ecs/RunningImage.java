package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image of a container that runs, ran until a moment ago, or would be started next.
 *
 * @param reference what the container definition says of the image
 * @param digest the digest with which it was started, or will be; a tag may have moved since
 * @param use what uses it, such as {@code task arn:aws:ecs:…}, where, and since when
 */
public record RunningImage(Optional<ImageReference> reference, Optional<Digest> digest, Use use) {

  /**
   * @throws IllegalArgumentException if there is neither a reference nor a digest: nothing is known
   *     of such a container, which is a blind spot and no image
   */
  public RunningImage {
    if (reference.isEmpty() && digest.isEmpty()) {
      throw new IllegalArgumentException("A running image has a reference or a digest.");
    }
  }

  /** The tags and digests by which it can be found. */
  Stream<Object> names() {
    Stream<Object> referred =
        reference.stream()
            .filter(ImageReference.Ecr.class::isInstance)
            .flatMap(ecr -> ByImageName.namesOf((ImageReference.Ecr) ecr));
    return Stream.concat(referred, digest.stream());
  }

  /** Whether it is the image of these names, or would be the next time it is pulled. */
  boolean isOf(ImageNames names) {
    return (digest.filter(names.digests()::contains).isPresent() && mayBeIn(names))
        || (reference.isPresent()
            && reference.get() instanceof ImageReference.Ecr ecr
            && names.include(ecr));
  }

  /**
   * Only a reference to the same registry tells that the digest is of another repository. Any other
   * host may be a name of this one, or hold copies.
   */
  private boolean mayBeIn(ImageNames names) {
    return !(reference.isPresent()
        && reference.get() instanceof ImageReference.Ecr ecr
        && !names.repository().mayBeCopiedTo(ecr.repository()));
  }
}
