package ecrimagecleanup.component.ecr;

import ecrimagecleanup.image.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Digests in the portions that ECR takes. */
final class Batches {
  /**
   * The most images that DescribeImages, BatchGetImage and BatchDeleteImage take in one call.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html">BatchDeleteImage</a>
   */
  static final int MAXIMUM_IMAGES_PER_CALL = 100;

  private Batches() {}

  /** The digests without repetitions, in order, each batch with {@code size} of them at most. */
  static List<List<Digest>> of(Collection<Digest> digests, int size) {
    List<Digest> distinct = List.copyOf(new LinkedHashSet<>(digests));
    List<List<Digest>> batches = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += size) {
      batches.add(distinct.subList(from, Math.min(from + size, distinct.size())));
    }
    return batches;
  }

  /** How ECR names the images of a batch. */
  static List<ImageIdentifier> identifiers(List<Digest> batch) {
    return batch.stream().map(Batches::identifier).toList();
  }

  /** How ECR names an image. */
  static ImageIdentifier identifier(Digest digest) {
    return ImageIdentifier.builder().imageDigest(digest.value()).build();
  }
}
