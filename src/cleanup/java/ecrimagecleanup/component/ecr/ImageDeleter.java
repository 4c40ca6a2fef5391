package ecrimagecleanup.component.ecr;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * Deletes images of a repository, by digest and so with all their tags.
 *
 * @param client the client
 * @param repository the repository
 */
record ImageDeleter(EcrClient client, Repository repository) {
  /** The code of a refusal for an image that ECR says nothing about. */
  static final String NO_ANSWER = "NoAnswer";

  /** What became of each image, in the order asked. */
  List<Removal> delete(Collection<Digest> digests) {
    return Removals.inBatches(
        Batches.of(digests, ImageIdentifiers.MAXIMUM_PER_CALL), this::deleteBatch);
  }

  private List<Removal> deleteBatch(List<Digest> batch) {
    try {
      BatchDeleteImageResponse response =
          client.batchDeleteImage(
              BatchDeleteImageRequest.builder()
                  .registryId(repository.registry().accountId())
                  .repositoryName(repository.name())
                  .imageIds(ImageIdentifiers.of(batch))
                  .build());
      return outcomes(batch, response);
    } catch (RepositoryNotFoundException e) {
      return batch.stream().<Removal>map(Removal.AlreadyGone::new).toList();
    }
  }

  private List<Removal> outcomes(List<Digest> batch, BatchDeleteImageResponse response) {
    Set<String> deleted = new HashSet<>();
    for (ImageIdentifier identifier : response.imageIds()) {
      deleted.add(requireNonNullElse(identifier.imageDigest(), ""));
    }
    Map<String, ImageFailure> failures = new HashMap<>();
    for (ImageFailure failure : response.failures()) {
      if (failure.imageId() != null && failure.imageId().imageDigest() != null) {
        failures.put(failure.imageId().imageDigest(), failure);
      }
    }
    return batch.stream()
        .map(
            digest -> {
              ImageFailure failure = failures.get(digest.value());
              // A failure counts, even if the image is named among the deleted ones as well.
              if (failure != null) {
                return outcome(digest, failure);
              }
              return deleted.contains(digest.value())
                  ? new Removal.Done(digest)
                  : new Removal.Refused(
                      digest, NO_ANSWER, "ECR names the image neither as deleted nor as failed.");
            })
        .toList();
  }

  private static Removal outcome(Digest digest, ImageFailure failure) {
    return failure.failureCode() == ImageFailureCode.IMAGE_NOT_FOUND
        ? new Removal.AlreadyGone(digest)
        : new Removal.Refused(
            digest,
            requireNonNullElse(failure.failureCodeAsString(), ""),
            requireNonNullElse(failure.failureReason(), ""));
  }
}
