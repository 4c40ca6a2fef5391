package ecrimagecleanup.component.rehearsal;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.rehearsal.RunId;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LayerAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;

/**
 * The repository of a rehearsal. It is the one place beside the image deletion check that removes
 * anything from ECR, and it can be of no other repository.
 *
 * @param client the client
 * @param repository the repository
 */
record RehearsalRepository(EcrClient client, Repository repository) {
  static final String REMOVED = "removed";

  /**
   * @throws IllegalArgumentException if the repository is not one of a rehearsal
   */
  RehearsalRepository {
    if (!RunId.isName(repository.name())) {
      throw new IllegalArgumentException(
          "A rehearsal touches no repository but %s, and not %s."
              .formatted(RunId.GRAMMAR, repository));
    }
  }

  /**
   * Where the rules of the registry replicate it to. A rule without a filter copies everything.
   *
   * @throws UnusableAnswerException if ECR describes another registry
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ReplicationRule.html">ReplicationRule</a>
   */
  List<String> copies() {
    var registry = client.describeRegistry(DescribeRegistryRequest.builder().build());
    if (!repository.registry().accountId().equals(registry.registryId())) {
      throw new UnusableAnswerException(
          "ECR describes the registry of account %s alone, and not %s."
              .formatted(registry.registryId(), repository.registry()));
    }
    return registry.replicationConfiguration() == null
        ? List.of()
        : registry.replicationConfiguration().rules().stream()
            .filter(this::copies)
            .flatMap(rule -> rule.destinations().stream())
            .map(destination -> destination.registryId() + "/" + destination.region())
            .distinct()
            .toList();
  }

  /** What a filter of a newer kind means is not known: it might copy. */
  private boolean copies(ReplicationRule rule) {
    return rule.repositoryFilters().isEmpty()
        || rule.repositoryFilters().stream()
            .anyMatch(
                filter ->
                    !"PREFIX_MATCH".equals(filter.filterTypeAsString())
                        || repository.name().startsWith(requireNonNullElse(filter.filter(), "")));
  }

  String create() {
    try {
      client.createRepository(
          request ->
              request
                  .repositoryName(repository.name())
                  // With tags that can move the application would keep its images.
                  .imageTagMutability(ImageTagMutability.IMMUTABLE));
    } catch (RepositoryAlreadyExistsException e) {
      // The name was written down before it was made: it is of an earlier start.
      return repository.toString();
    }
    return repository.toString();
  }

  /** Pushes an image under each of the tags, or without one; its digest. */
  String push(TinyImage image, List<String> tags) {
    image.blobs().forEach(this::upload);
    (tags.isEmpty() ? List.of("") : tags).forEach(tag -> put(image, tag));
    return image.digest();
  }

  private void put(TinyImage image, String tag) {
    PutImageRequest.Builder request =
        PutImageRequest.builder()
            .repositoryName(repository.name())
            .imageManifest(image.manifest())
            .imageManifestMediaType(image.mediaType());
    if (!tag.isEmpty()) {
      request.imageTag(tag);
    }
    try {
      client.putImage(request.build());
    } catch (ImageAlreadyExistsException e) {
      // Under this tag: it is of an earlier start.
      return;
    }
  }

  private void upload(TinyImage.Blob blob) {
    String upload =
        client.initiateLayerUpload(request -> request.repositoryName(repository.name())).uploadId();
    client.uploadLayerPart(
        request ->
            request
                .repositoryName(repository.name())
                .uploadId(upload)
                .partFirstByte(0L)
                .partLastByte(blob.bytes().size() - 1L)
                .layerPartBlob(SdkBytes.fromByteArray(blob.bytes().toByteArray())));
    try {
      client.completeLayerUpload(
          request ->
              request
                  .repositoryName(repository.name())
                  .uploadId(upload)
                  .layerDigests(blob.digest()));
    } catch (LayerAlreadyExistsException e) {
      return;
    }
  }

  /** Removes an image by its digest, and by a tag as well if one is given. */
  String remove(String digest, List<String> tag) {
    ImageIdentifier.Builder id = ImageIdentifier.builder().imageDigest(digest);
    tag.forEach(id::imageTag);
    BatchDeleteImageResponse response =
        client.batchDeleteImage(
            request -> request.repositoryName(repository.name()).imageIds(id.build()));
    return response.failures().isEmpty()
        ? REMOVED
        : requireNonNullElse(response.failures().get(0).failureCodeAsString(), "refused");
  }

  String archive(String digest) {
    client.updateImageStorageClass(
        request ->
            request
                .repositoryName(repository.name())
                .imageId(id -> id.imageDigest(digest))
                .targetStorageClass(TargetStorageClass.ARCHIVE));
    return digest;
  }

  String delete() {
    try {
      client.deleteRepository(request -> request.repositoryName(repository.name()).force(true));
    } catch (RepositoryNotFoundException e) {
      return repository.toString();
    }
    return repository.toString();
  }
}
