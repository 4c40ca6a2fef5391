package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * Reads images of a repository, with those in the archive, which ECR leaves out unless asked.
 *
 * @param client the client
 * @param repository the repository
 */
record ImageReader(EcrClient client, Repository repository) {
  /**
   * The most images that DescribeImages puts on a page; without it a page has 100.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html">DescribeImages</a>
   */
  static final int PAGE_SIZE = 1000;

  /** The image of a reference; its digest decides, if it has one. */
  Optional<Image> find(ImageReference.Ecr reference) {
    if (!reference.repository().equals(repository)) {
      throw new IllegalArgumentException(
          "The reference is of %s, but the header %s is %s. Set the header to the repository of the reference."
              .formatted(reference.repository(), EcrImagesConstants.REPOSITORY, repository));
    }
    if (reference.digest().isPresent()) {
      return describe(List.of(reference.digest().get())).stream().findFirst();
    }
    ImageIdentifier identifier =
        ImageIdentifier.builder().imageTag(reference.tag().orElseThrow()).build();
    try {
      Map<Digest, Image> found = describeAll(List.of(identifier));
      if (found.size() > 1) {
        throw new UnusableAnswerException(
            "ECR describes %d images of %s for one tag.".formatted(found.size(), repository));
      }
      return found.values().stream().findFirst();
    } catch (ImageNotFoundException | RepositoryNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Those images that exist, in the order asked. None, if the repository does not exist. */
  List<Image> describe(Collection<Digest> digests) {
    List<List<Digest>> batches = Batches.of(digests, ImageIdentifiers.MAXIMUM_PER_CALL);
    if (batches.isEmpty()) {
      return List.of();
    }
    try {
      return batches.size() == 1 ? describeBatch(batches.get(0)) : pick(digests);
    } catch (RepositoryNotFoundException e) {
      return List.of();
    }
  }

  private List<Image> describeBatch(List<Digest> batch) {
    try {
      Map<Digest, Image> found = describeAll(ImageIdentifiers.of(batch));
      if (!Set.copyOf(batch).containsAll(found.keySet())) {
        throw new UnusableAnswerException(
            "ECR describes images of %s that it was not asked for.".formatted(repository));
      }
      return inOrder(batch, found);
    } catch (ImageNotFoundException e) {
      // One missing image fails the whole call, and ECR does not say reliably which one it is.
      return batch.size() == 1 ? List.of() : pick(batch);
    }
  }

  private Map<Digest, Image> describeAll(List<ImageIdentifier> identifiers) {
    return byDigest(
        client.describeImages(request().imageIds(identifiers).build()).imageDetails().stream()
            .map(detail -> ImageMapping.toImage(repository, detail))
            .toList());
  }

  private List<Image> pick(Collection<Digest> digests) {
    return inOrder(digests, byDigest(list()));
  }

  /** All images. Fails if the repository does not exist. */
  List<Image> list() {
    List<Image> images =
        Pages.<Image>readAll("the images of " + repository, token -> page(token)).items();
    // An image that moves between two pages while they are read counts once.
    return List.copyOf(byDigest(images).values());
  }

  private Pages.Page<Image> page(@Nullable String token) {
    DescribeImagesResponse response =
        client.describeImages(request().maxResults(PAGE_SIZE).nextToken(token).build());
    return new Pages.Page<>(
        response.imageDetails().stream()
            .map(detail -> ImageMapping.toImage(repository, detail))
            .toList(),
        response.nextToken());
  }

  private DescribeImagesRequest.Builder request() {
    return DescribeImagesRequest.builder()
        .registryId(repository.registry().accountId())
        .repositoryName(repository.name())
        .filter(filter -> filter.imageStatus(ImageStatusFilter.ANY));
  }

  private static Map<Digest, Image> byDigest(List<Image> images) {
    Map<Digest, Image> byDigest = new LinkedHashMap<>();
    images.forEach(image -> byDigest.putIfAbsent(image.digest(), image));
    return byDigest;
  }

  private static List<Image> inOrder(Collection<Digest> digests, Map<Digest, Image> images) {
    return digests.stream()
        .distinct()
        .filter(images::containsKey)
        .map(digest -> images.get(digest))
        .toList();
  }
}
