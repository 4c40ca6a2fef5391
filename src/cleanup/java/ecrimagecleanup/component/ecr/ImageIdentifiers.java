package ecrimagecleanup.component.ecr;

import ecrimagecleanup.image.Digest;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** How calls of ECR name images. */
final class ImageIdentifiers {
  /**
   * The most images that DescribeImages, BatchGetImage and BatchDeleteImage take in one call.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html">BatchDeleteImage</a>
   */
  static final int MAXIMUM_PER_CALL = 100;

  private ImageIdentifiers() {}

  /** How ECR names the images of a batch. */
  static List<ImageIdentifier> of(List<Digest> batch) {
    return batch.stream().map(ImageIdentifiers::of).toList();
  }

  /** How ECR names an image. */
  static ImageIdentifier of(Digest digest) {
    return ImageIdentifier.builder().imageDigest(digest.value()).build();
  }
}
