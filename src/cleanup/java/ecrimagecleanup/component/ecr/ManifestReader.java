package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * Reads manifests of a repository.
 *
 * @param client the client
 * @param repository the repository
 */
record ManifestReader(EcrClient client, Repository repository) {
  /** Without them ECR would convert an index, or not find it. Sorted: equal requests are equal. */
  static final List<String> ACCEPTED_MEDIA_TYPES =
      Stream.concat(Manifest.INDEX_MEDIA_TYPES.stream(), Manifest.IMAGE_MEDIA_TYPES.stream())
          .sorted()
          .toList();

  /**
   * The manifests of those images that exist, in the order asked.
   *
   * @throws UnusableAnswerException if ECR fails on an image, or leaves one out without a word
   * @throws RepositoryNotFoundException if the repository does not exist
   */
  List<Manifest> describe(Collection<Digest> digests) {
    List<Manifest> manifests = new ArrayList<>();
    for (List<Digest> batch : Batches.of(digests, ImageIdentifiers.MAXIMUM_PER_CALL)) {
      manifests.addAll(describeBatch(batch));
    }
    return List.copyOf(manifests);
  }

  /** What ECR answers for so many images as one call may name. */
  BatchGetImageResponse get(List<Digest> batch) {
    return client.batchGetImage(
        BatchGetImageRequest.builder()
            .registryId(repository.registry().accountId())
            .repositoryName(repository.name())
            .imageIds(ImageIdentifiers.of(batch))
            .acceptedMediaTypes(ACCEPTED_MEDIA_TYPES)
            .build());
  }

  private List<Manifest> describeBatch(List<Digest> batch) {
    BatchGetImageResponse response = get(batch);
    Map<Digest, Manifest> found = new HashMap<>();
    for (Image image : response.images()) {
      Digest digest = asked(batch, image.imageId());
      found.put(digest, parse(digest, image));
    }
    Set<Digest> missing = new HashSet<>();
    response.failures().forEach(failure -> missing.add(missing(batch, failure)));
    List<Manifest> manifests = new ArrayList<>();
    for (Digest digest : batch) {
      Manifest manifest = found.get(digest);
      if (manifest != null) {
        manifests.add(manifest);
      } else if (!missing.contains(digest)) {
        throw unusable(digest, "neither a manifest nor a failure");
      }
    }
    return manifests;
  }

  private Manifest parse(Digest digest, Image image) {
    if (image.imageManifest() == null || image.imageManifestMediaType() == null) {
      throw unusable(digest, "no manifest or no media type");
    }
    return Manifest.parse(digest, image.imageManifestMediaType(), image.imageManifest());
  }

  private Digest missing(List<Digest> batch, ImageFailure failure) {
    Digest digest = asked(batch, failure.imageId());
    if (failure.failureCode() != ImageFailureCode.IMAGE_NOT_FOUND) {
      throw unusable(digest, "the failure " + failure.failureCodeAsString());
    }
    return digest;
  }

  private Digest asked(List<Digest> batch, @Nullable ImageIdentifier identifier) {
    return batch.stream()
        .filter(digest -> identifier != null && digest.value().equals(identifier.imageDigest()))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableAnswerException(
                    "ECR answers with an image of %s that it was not asked for."
                        .formatted(repository)));
  }

  private UnusableAnswerException unusable(Digest digest, String what) {
    return new UnusableAnswerException(
        "For the manifest of %s@%s ECR answers with %s.".formatted(repository, digest, what));
  }
}
