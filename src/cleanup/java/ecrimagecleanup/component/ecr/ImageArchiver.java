package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageStorageClassUpdateNotSupportedException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassRequest;

/**
 * Moves images of a repository to the archive, and restores them from there.
 *
 * @param client the client
 * @param repository the repository
 */
record ImageArchiver(EcrClient client, Repository repository) {
  /**
   * UpdateImageStorageClass takes one image.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UpdateImageStorageClass.html">UpdateImageStorageClass</a>
   */
  private static final int IMAGES_PER_CALL = 1;

  /** What became of each image, in the order asked. */
  List<Removal> archive(Collection<Digest> digests) {
    return Removals.inBatches(
        Batches.of(digests, IMAGES_PER_CALL), batch -> List.of(archive(batch.get(0))));
  }

  private Removal archive(Digest digest) {
    try {
      move(digest, TargetStorageClass.ARCHIVE);
      return new Removal.Done(digest);
    } catch (ImageNotFoundException | RepositoryNotFoundException e) {
      return new Removal.AlreadyGone(digest);
    } catch (ImageStorageClassUpdateNotSupportedException e) {
      return Removals.refused(digest, e);
    }
  }

  /** Restores an image and gives its digest. Errors of ECR are thrown. */
  Digest restore(Digest digest) {
    move(digest, TargetStorageClass.STANDARD);
    return digest;
  }

  private void move(Digest digest, TargetStorageClass target) {
    client.updateImageStorageClass(
        UpdateImageStorageClassRequest.builder()
            .registryId(repository.registry().accountId())
            .repositoryName(repository.name())
            .imageId(ImageIdentifiers.of(digest))
            .targetStorageClass(target)
            .build());
  }
}
