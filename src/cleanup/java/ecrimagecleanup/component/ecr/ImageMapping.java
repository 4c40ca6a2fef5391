package ecrimagecleanup.component.ecr;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Repository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageStatus;

/** Makes an {@link Image} of what ECR says of it. */
final class ImageMapping {
  private ImageMapping() {}

  /**
   * Makes an image. An emulator may leave out size and media type: they become 0 and empty.
   *
   * @throws UnusableAnswerException if the digest or the time of the push is missing, a digest is
   *     malformed, or the status is one that this version does not know
   */
  static Image toImage(Repository repository, ImageDetail detail) {
    if (detail.imageDigest() == null || detail.imagePushedAt() == null) {
      throw new UnusableAnswerException(
          "ECR describes an image of %s without its digest or the time of its push."
              .formatted(repository));
    }
    return new Image(
        repository,
        digest(repository, "with a digest", detail.imageDigest()),
        detail.imageTags(),
        detail.imagePushedAt(),
        Optional.ofNullable(detail.lastRecordedPullTime()),
        Optional.ofNullable(detail.lastActivatedAt()),
        requireNonNullElse(detail.imageSizeInBytes(), 0L),
        requireNonNullElse(detail.imageManifestMediaType(), ""),
        isArchived(repository, detail.imageStatus()),
        Optional.ofNullable(detail.lastArchivedAt()),
        Optional.ofNullable(detail.subjectManifestDigest())
            .map(subject -> digest(repository, "with a subject", subject)),
        detail.imageStatus() == ImageStatus.ACTIVATING);
  }

  private static Digest digest(Repository repository, String what, String text) {
    try {
      return new Digest(text);
    } catch (IllegalArgumentException e) {
      // The text itself stays out of the message: it did not pass the grammar.
      throw new UnusableAnswerException(
          "ECR describes an image of %s %s that cannot be read. %s"
              .formatted(repository, what, e.getMessage()),
          e);
    }
  }

  private static boolean isArchived(Repository repository, @Nullable ImageStatus status) {
    if (status == null) {
      return false;
    }
    return switch (status) {
      case ACTIVE, ACTIVATING -> false;
      case ARCHIVED -> true;
      case UNKNOWN_TO_SDK_VERSION ->
          throw new UnusableAnswerException(
              "ECR gives an image of %s a status that this version does not know."
                  .formatted(repository));
    };
  }
}
