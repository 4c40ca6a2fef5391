package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.layer.Blob;
import ecrimagecleanup.layer.ImageLayers;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

class EcrImagesLayersTest extends EcrImagesTestCase {

  @Test
  void asksForAHundredAtATimeAndNeverAgain() throws Exception {
    ecr.script.willAnswer(
        found(digests(1, 100)), found(digests(101, 150)), found(digests(151, 151)));

    assertThat(run("describeLayers", digests(1, 150)))
        .isEqualTo(digests(1, 150).stream().map(EcrImagesLayersTest::layers).toList());
    assertThat(run("describeLayers", digests(50, 151)))
        .isEqualTo(digests(50, 151).stream().map(EcrImagesLayersTest::layers).toList());

    assertThat(ecr.script.requests())
        .map(
            request ->
                ((BatchGetImageRequest) request)
                    .imageIds().stream().map(ImageIdentifier::imageDigest).toList())
        .containsExactly(
            texts(digests(1, 100)), texts(digests(101, 150)), texts(digests(151, 151)));
  }

  @Test
  void leavesOutWhatCannotBeReadAndAsksForItAgain() throws Exception {
    BatchGetImageResponse answer =
        BatchGetImageResponse.builder()
            .images(
                image(digest(2)),
                image(digest(3)).toBuilder().imageManifest("{}").build(),
                image(digest(4)).toBuilder().imageManifest(null).build(),
                image(digest(7)),
                Image.builder().imageManifest("{}").build())
            .failures(
                failure(1, ImageFailureCode.IMAGE_NOT_FOUND),
                failure(5, ImageFailureCode.IMAGE_INACCESSIBLE))
            .build();
    ecr.script.willAnswer(answer, answer);

    for (int i = 0; i < 2; i++) {
      assertThat(run("describeLayers", digests(1, 6))).isEqualTo(List.of(layers(digest(2))));
    }
    assertThat((BatchGetImageRequest) ecr.script.requests().get(1))
        .satisfies(again -> assertThat(again.imageIds()).hasSize(5));
  }

  @Test
  void doesNotTakeAMissingRepositoryForNoLayers() {
    RuntimeException missing = RepositoryNotFoundException.builder().build();
    ecr.script.willAnswer(missing);

    assertThatThrownBy(() -> run("describeLayers", digests(1, 2))).isSameAs(missing);
  }

  @Test
  void remembersNoMoreThanItsBound() {
    LayerMemory memory = new LayerMemory(30);
    for (int number = 1; number <= 100; number++) {
      memory.keep(REPOSITORY, layers(digest(number)));
    }

    assertThat(digests(1, 100))
        .filteredOn(each -> memory.of(REPOSITORY, each).isPresent())
        .hasSizeBetween(1, 10);
  }

  private static List<String> texts(List<Digest> digests) {
    return digests.stream().map(Digest::value).toList();
  }

  private static BatchGetImageResponse found(List<Digest> digests) {
    return BatchGetImageResponse.builder()
        .images(digests.stream().map(EcrImagesLayersTest::image).toList())
        .build();
  }

  /** One layer that all have, and a configuration that is its own. */
  private static ImageLayers layers(Digest image) {
    return new ImageLayers(image, List.of(new Blob(image, 10), new Blob(digest(999), 50)));
  }

  private static Image image(Digest digest) {
    return Image.builder()
        .imageId(ImageIdentifiers.of(digest))
        .imageManifestMediaType("application/vnd.oci.image.manifest.v1+json")
        .imageManifest(
            "{\"config\":{\"digest\":\"%s\",\"size\":10},\"layers\":[{\"digest\":\"%s\",\"size\":50}]}"
                .formatted(digest, digest(999)))
        .build();
  }
}
