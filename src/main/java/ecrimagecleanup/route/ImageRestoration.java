package ecrimagecleanup.route;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import java.util.Optional;
import org.apache.camel.Variable;

/** What the routes of {@code restore-image} ask. */
public final class ImageRestoration {
  /**
   * The digest of an image in the archive.
   *
   * @throws IllegalArgumentException if there is no such image, or it is not in the archive
   */
  public Digest digest(
      @Variable("reference") ImageReference.Ecr reference,
      @Variable("image") Optional<Image> image) {
    Image found =
        image.orElseThrow(
            () -> new IllegalArgumentException("There is no image %s.".formatted(reference)));
    if (!found.archived()) {
      throw new IllegalArgumentException(
          "The image %s is not in the archive, so there is nothing to restore.".formatted(found));
    }
    return found.digest();
  }

  /** The image that was restored. */
  public Image restored(@Variable("image") Optional<Image> image) {
    return image.orElseThrow();
  }
}
