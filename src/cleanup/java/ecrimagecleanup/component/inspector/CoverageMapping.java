package ecrimagecleanup.component.inspector;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.evidence.inspector.ScannedImage;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.CoveredResource;
import software.amazon.awssdk.services.inspector2.model.EcrContainerImageMetadata;
import software.amazon.awssdk.services.inspector2.model.ScanStatus;

/** Makes a {@link ScannedImage} of what Inspector says of it. */
final class CoverageMapping {
  private CoverageMapping() {}

  /**
   * Makes an image; empty if the resource is not one of the repository with a digest.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_CoveredResource.html">CoveredResource</a>
   */
  static Optional<ScannedImage> toImage(Repository repository, CoveredResource resource) {
    ScanStatus status = requireNonNullElse(resource.scanStatus(), ScanStatus.builder().build());
    EcrContainerImageMetadata metadata = metadata(resource);
    return digest(repository, resource.resourceId())
        .map(
            digest ->
                new ScannedImage(
                    digest,
                    requireNonNullElse(status.statusCodeAsString(), ""),
                    requireNonNullElse(status.reasonAsString(), ""),
                    Optional.ofNullable(metadata.inUseCount()),
                    Optional.ofNullable(metadata.lastInUseAt())));
  }

  private static EcrContainerImageMetadata metadata(CoveredResource resource) {
    return resource.resourceMetadata() == null || resource.resourceMetadata().ecrImage() == null
        ? EcrContainerImageMetadata.builder().build()
        : resource.resourceMetadata().ecrImage();
  }

  /** That of {@code arn:aws:ecr:eu-central-1:999988887777:repository/team/orders/sha256:…}. */
  static Optional<Digest> digest(Repository repository, @Nullable String resourceId) {
    String beginning = repository.arn() + "/";
    if (resourceId == null || !resourceId.startsWith(beginning)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Digest(resourceId.substring(beginning.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
