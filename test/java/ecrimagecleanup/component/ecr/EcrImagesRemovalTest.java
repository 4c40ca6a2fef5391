package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageStorageClassUpdateNotSupportedException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ServerException;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassRequest;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassResponse;

class EcrImagesRemovalTest extends EcrImagesTestCase {
  private final RuntimeException serverError =
      ServerException.builder()
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("ServerException")
                  .errorMessage("try again")
                  .build())
          .build();

  @Test
  void restoresAnImage() throws Exception {
    ecr.script.willAnswer(UpdateImageStorageClassResponse.builder().build());

    assertThat(run("restoreImage", digest(1))).isEqualTo(digest(1));
    assertThat(ecr.script.requests())
        .containsExactly(
            UpdateImageStorageClassRequest.builder()
                .registryId("111122223333")
                .repositoryName("team/orders")
                .imageId(ImageIdentifiers.of(digest(1)))
                .targetStorageClass(TargetStorageClass.STANDARD)
                .build());
  }

  @Test
  void hidesNoErrorOfARestore() {
    for (RuntimeException error :
        List.of(
            ImageNotFoundException.builder().build(),
            RepositoryNotFoundException.builder().build(),
            ImageStorageClassUpdateNotSupportedException.builder().build(),
            serverError)) {
      ecr.script.willAnswer(error);

      assertThatThrownBy(() -> run("restoreImage", digest(1))).isSameAs(error);
    }
  }

  @Test
  void saysOfEachImageWhatBecameOfIt() throws Exception {
    ecr.script.willAnswer(
        BatchDeleteImageResponse.builder()
            // ECR names a deleted image once for each of its tags.
            .imageIds(
                ImageIdentifiers.of(digest(4)),
                tagged(1, "a"),
                tagged(1, "b"),
                ImageIdentifier.builder().imageTag("stray").build())
            .failures(
                failure(2, ImageFailureCode.IMAGE_NOT_FOUND),
                failure(3, ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST),
                failure(4, ImageFailureCode.KMS_ERROR),
                ImageFailure.builder().failureCode("KmsError").build())
            .build());

    assertThat(run("deleteImages", List.of(digest(3), digest(1), digest(2), digest(4), digest(5))))
        .isEqualTo(
            List.of(
                new Removal.Refused(digest(3), "ImageReferencedByManifestList", "because"),
                new Removal.Done(digest(1)),
                new Removal.AlreadyGone(digest(2)),
                new Removal.Refused(digest(4), "KmsError", "because"),
                new Removal.Refused(
                    digest(5),
                    "NoAnswer",
                    "ECR names the image neither as deleted nor as failed.")));
    assertThat(ecr.script.requests())
        .containsExactly(delete(List.of(digest(3), digest(1), digest(2), digest(4), digest(5))));
  }

  @Test
  void deletesAHundredAtATime() throws Exception {
    ecr.script.willAnswer(deleted(digests(1, 100)), deleted(digests(101, 101)));

    assertThat(run("deleteImages", digests(1, 101)))
        .isEqualTo(digests(1, 101).stream().map(Removal.Done::new).toList());
    assertThat(ecr.script.requests())
        .containsExactly(delete(digests(1, 100)), delete(digests(101, 101)));
  }

  @Test
  void deletesNothingWithoutACall() throws Exception {
    assertThat(run("deleteImages", List.of())).isEqualTo(List.of());
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void takesImagesOfAMissingRepositoryForGone() throws Exception {
    ecr.script.willAnswer(RepositoryNotFoundException.builder().build());

    assertThat(run("deleteImages", digests(1, 2)))
        .isEqualTo(digests(1, 2).stream().map(Removal.AlreadyGone::new).toList());
  }

  @Test
  void throwsAnErrorOfTheFirstBatch() {
    ecr.script.willAnswer(serverError);

    assertThatThrownBy(() -> run("deleteImages", digests(1, 101))).isSameAs(serverError);
    assertThat(ecr.script.requests()).hasSize(1);
  }

  @Test
  void keepsTheOutcomesOfEarlierBatches() throws Exception {
    ecr.script.willAnswer(deleted(digests(1, 100)), serverError);

    List<?> removals = (List<?>) run("deleteImages", digests(1, 201));

    assertThat(removals).hasSize(201);
    assertThat(removals.get(99)).isEqualTo(new Removal.Done(digest(100)));
    for (int number : new int[] {101, 200, 201}) {
      assertThat(removals.get(number - 1))
          .isInstanceOfSatisfying(
              Removal.Refused.class,
              refused -> {
                assertThat(refused.digest()).isEqualTo(digest(number));
                assertThat(refused.code()).isEqualTo("ServerException");
                assertThat(refused.reason()).contains("try again");
              });
    }
    assertThat(ecr.script.requests()).hasSize(2);
  }

  @Test
  void archivesOneImagePerCall() throws Exception {
    ecr.script.willAnswer(
        UpdateImageStorageClassResponse.builder().build(),
        ImageNotFoundException.builder().build(),
        ImageStorageClassUpdateNotSupportedException.builder().message("not this one").build(),
        RepositoryNotFoundException.builder().build());

    assertThat(run("archiveImages", digests(1, 4)))
        .isEqualTo(
            List.of(
                new Removal.Done(digest(1)),
                new Removal.AlreadyGone(digest(2)),
                new Removal.Refused(
                    digest(3), "ImageStorageClassUpdateNotSupportedException", "not this one"),
                new Removal.AlreadyGone(digest(4))));
    assertThat(ecr.script.requests())
        .containsExactly(archive(1), archive(2), archive(3), archive(4));
  }

  @Test
  void keepsTheOutcomesOfImagesThatAreArchived() throws Exception {
    ecr.script.willAnswer(
        UpdateImageStorageClassResponse.builder().build(),
        SdkClientException.create("connection lost"));

    assertThat(run("archiveImages", digests(1, 3)))
        .isEqualTo(
            List.of(
                new Removal.Done(digest(1)),
                new Removal.Refused(digest(2), "SdkClientException", "connection lost"),
                new Removal.Refused(digest(3), "SdkClientException", "connection lost")));
    assertThat(ecr.script.requests()).hasSize(2);
  }

  @Test
  void throwsIfNothingCouldBeArchived() {
    ecr.script.willAnswer(serverError);

    assertThatThrownBy(() -> run("archiveImages", digests(1, 3))).isSameAs(serverError);
  }

  private static BatchDeleteImageRequest delete(List<Digest> digests) {
    return BatchDeleteImageRequest.builder()
        .registryId("111122223333")
        .repositoryName("team/orders")
        .imageIds(ImageIdentifiers.of(digests))
        .build();
  }

  private static UpdateImageStorageClassRequest archive(int number) {
    return UpdateImageStorageClassRequest.builder()
        .registryId("111122223333")
        .repositoryName("team/orders")
        .imageId(ImageIdentifiers.of(digest(number)))
        .targetStorageClass(TargetStorageClass.ARCHIVE)
        .build();
  }

  private static BatchDeleteImageResponse deleted(List<Digest> digests) {
    return BatchDeleteImageResponse.builder().imageIds(ImageIdentifiers.of(digests)).build();
  }

  private static ImageIdentifier tagged(int number, String tag) {
    return ImageIdentifiers.of(digest(number)).toBuilder().imageTag(tag).build();
  }
}
