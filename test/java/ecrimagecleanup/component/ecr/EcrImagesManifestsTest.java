package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Manifest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

class EcrImagesManifestsTest extends EcrImagesTestCase {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

  @Test
  void readsManifestsInTheOrderAskedAndLeavesOutMissingOnes() throws Exception {
    ecr.script.willAnswer(
        BatchGetImageResponse.builder()
            .images(
                image(1, IMAGE, "{}"),
                image(
                    2,
                    INDEX,
                    "{\"manifests\":[{\"digest\":\"%s\",\"mediaType\":\"%s\"}],\"subject\":{\"digest\":\"%s\"}}"
                        .formatted(digest(1), IMAGE, digest(9))))
            .failures(failure(3, ImageFailureCode.IMAGE_NOT_FOUND))
            .build());

    assertThat(run("describeManifests", List.of(digest(3), digest(2), digest(1))))
        .isEqualTo(
            List.of(
                new Manifest(
                    digest(2), INDEX, List.of(digest(1)), List.of(), Optional.of(digest(9))),
                manifest(1)));
    assertThat(ecr.script.requests())
        .containsExactly(request(List.of(digest(3), digest(2), digest(1))));
  }

  @Test
  void asksForAHundredAtATime() throws Exception {
    ecr.script.willAnswer(found(digests(1, 100)), found(digests(101, 101)));

    assertThat((List<?>) run("describeManifests", digests(1, 101))).hasSize(101);
    assertThat(ecr.script.requests())
        .containsExactly(request(digests(1, 100)), request(digests(101, 101)));
  }

  @Test
  void failsOnAnyOtherFailure() {
    ecr.script.willAnswer(
        found(digests(1, 1)).toBuilder()
            .failures(failure(2, ImageFailureCode.IMAGE_INACCESSIBLE))
            .build());

    assertThatThrownBy(() -> run("describeManifests", digests(1, 2)))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("team/orders")
        .hasMessageContaining(digest(2).value())
        .hasMessageContaining("ImageInaccessible");
  }

  @Test
  void failsOnAnAnswerThatIsIncompleteOrOfAnotherImage() {
    ecr.script.willAnswer(
        found(digests(1, 1)),
        found(digests(1, 3)),
        BatchGetImageResponse.builder().images(Image.builder().build()).build(),
        BatchGetImageResponse.builder()
            .images(image(1, IMAGE, "{}").toBuilder().imageManifest(null).build())
            .build(),
        BatchGetImageResponse.builder()
            .images(image(1, IMAGE, "{}").toBuilder().imageManifestMediaType(null).build())
            .build());

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> run("describeManifests", digests(1, 2)))
          .isInstanceOf(UnusableAnswerException.class);
    }
  }

  @Test
  void doesNotTakeAMissingRepositoryForNoManifests() {
    RuntimeException missing = RepositoryNotFoundException.builder().build();
    ecr.script.willAnswer(missing);

    assertThatThrownBy(() -> run("describeManifests", digests(1, 2))).isSameAs(missing);
  }

  private static BatchGetImageRequest request(List<Digest> digests) {
    return BatchGetImageRequest.builder()
        .registryId("111122223333")
        .repositoryName("team/orders")
        .imageIds(ImageIdentifiers.of(digests))
        .acceptedMediaTypes(
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.manifest.v1+json")
        .build();
  }

  private static BatchGetImageResponse found(List<Digest> digests) {
    return BatchGetImageResponse.builder()
        .images(digests.stream().map(d -> image(d, IMAGE, "{}")).toList())
        .build();
  }

  private static Image image(int number, String mediaType, String manifest) {
    return image(digest(number), mediaType, manifest);
  }

  private static Image image(Digest digest, String mediaType, String manifest) {
    return Image.builder()
        .imageId(ImageIdentifiers.of(digest))
        .imageManifestMediaType(mediaType)
        .imageManifest(manifest)
        .build();
  }

  private static Manifest manifest(int number) {
    return new Manifest(digest(number), IMAGE, List.of(), List.of(), Optional.empty());
  }
}
