package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageStatus;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;

/** How images are deleted, archived and restored, and why some are not. */
class EcrDeletionTest extends EcrTestCase {
  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of("image-cleanup", "enabled"));
  }

  @Test
  void deletesByDigestWithAllTagsAndByTagOnlyTheLast() {
    String twoTags = owner.push(REPOSITORY, "v1", "two tags", 1000);
    owner.push(REPOSITORY, "stable", "two tags", 1000);
    String untagged = owner.push(REPOSITORY, "v2", "loses one tag", 1000);
    owner.push(REPOSITORY, "beta", "loses one tag", 1000);

    BatchDeleteImageResponse answer = delete(byDigest(twoTags), byTag("beta"), byTag("none"));

    assertThat(answer.imageIds())
        .extracting(ImageIdentifier::imageTag)
        .containsExactlyInAnyOrder("v1", "stable", "beta");
    assertThat(answer.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.failureCode()).isEqualTo(ImageFailureCode.IMAGE_NOT_FOUND));
    assertThat(describe(untagged).imageTags()).containsExactly("v2");
    assertThat(sandbox.world().ledger().removals())
        .singleElement()
        .satisfies(
            removal -> {
              assertThat(removal.image()).isEqualTo(ImageKey.shared(REPOSITORY, twoTags));
              assertThat(removal.bytes()).isEqualTo(1000);
            });
  }

  @Test
  void saysWhyAnImageIsNotDeleted() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    owner.push(REPOSITORY, "v2", "two", 1000);

    assertThat(
            delete(
                    ImageIdentifier.builder().build(),
                    byDigest("nonsense"),
                    ImageIdentifier.builder().imageDigest(digest).imageTag("v2").build())
                .failures())
        .extracting(ImageFailure::failureCode)
        .containsExactly(
            ImageFailureCode.MISSING_DIGEST_AND_TAG,
            ImageFailureCode.INVALID_IMAGE_DIGEST,
            ImageFailureCode.IMAGE_TAG_DOES_NOT_MATCH_DIGEST);
  }

  @Test
  void keepsAChildWhileItsIndexExists() {
    String child = owner.push(REPOSITORY, "", "amd64", 3000);
    String index = owner.pushIndex(REPOSITORY, "v1", List.of(child));

    assertThat(delete(byDigest(child)).failures())
        .extracting(ImageFailure::failureCode)
        .containsExactly(ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST);
    assertThat(describe(index).imageSizeInBytes()).isEqualTo(3000);
    assertThat(delete(byDigest(index), byDigest(child)).failures()).isEmpty();
  }

  @Test
  void hidesAnArchivedImageAndRestoresItAfterAWhile() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);

    store(digest, TargetStorageClass.ARCHIVE);
    assertThat(ecr.describeImages(r -> r.repositoryName(REPOSITORY)).imageDetails()).isEmpty();
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ARCHIVED);

    store(digest, TargetStorageClass.STANDARD);
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ACTIVATING);

    sandbox.world().advance(Duration.ofMinutes(20));
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(anyStatus().lastActivatedAt()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
  }

  private ImageDetail anyStatus() {
    return ecr.describeImages(
            r -> r.repositoryName(REPOSITORY).filter(f -> f.imageStatus(ImageStatusFilter.ANY)))
        .imageDetails()
        .get(0);
  }

  private void store(String digest, TargetStorageClass target) {
    ecr.updateImageStorageClass(
        r -> r.repositoryName(REPOSITORY).imageId(byDigest(digest)).targetStorageClass(target));
  }

  private BatchDeleteImageResponse delete(ImageIdentifier... ids) {
    return ecr.batchDeleteImage(r -> r.repositoryName(REPOSITORY).imageIds(ids));
  }
}
