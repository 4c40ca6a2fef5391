package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;

/** What indexes list, and with which calls it is found out. */
class EcrImagesTreeTest extends EcrImagesTestCase {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

  @Test
  void readsLevelByLevelAndDescribesWhatIsListedAtTheEnd() throws Exception {
    ecr.script.willAnswer(
        BatchGetImageResponse.builder()
            .images(index(1, image(9), nested(3)), index(2, nested(3), image(8)))
            .build(),
        BatchGetImageResponse.builder().images(index(3, image(7), image(9))).build(),
        described(detail(7), detail(8), detail(9), detail(3)));

    ImageTree tree = tree(root(1, INDEX), root(2, INDEX), root(6, IMAGE));

    assertThat(tree.manifests())
        .isEqualTo(
            Map.of(
                digest(1), manifest(1, List.of(digest(9), digest(3)), List.of(digest(3))),
                digest(2), manifest(2, List.of(digest(3), digest(8)), List.of(digest(3))),
                digest(3), manifest(3, List.of(digest(7), digest(9)), List.of())));
    assertThat(tree.listed().keySet())
        .containsExactlyInAnyOrder(digest(3), digest(7), digest(8), digest(9));
    assertThat(ecr.script.requests())
        .containsExactly(
            manifestRequest(digest(1), digest(2)),
            manifestRequest(digest(3)),
            describeRequest()
                .imageIds(ImageIdentifiers.of(List.of(digest(3), digest(7), digest(8), digest(9))))
                .build());
  }

  @Test
  void asksNothingWithoutAnIndexThatCanBeRead() throws Exception {
    assertThat(tree()).isEqualTo(ImageTree.EMPTY);
    assertThat(tree(root(1, IMAGE), archived(2))).isEqualTo(ImageTree.EMPTY);
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void describesNothingIfTheIndexesListNothing() throws Exception {
    ecr.script.willAnswer(BatchGetImageResponse.builder().images(index(1)).build());

    assertThat(tree(root(1, INDEX)))
        .isEqualTo(new ImageTree(Map.of(digest(1), manifest(1, List.of(), List.of())), Map.of()));
    assertThat(ecr.script.requests()).containsExactly(manifestRequest(digest(1)));
  }

  @Test
  void anIndexThatIsListedAndMissingListsNothing() throws Exception {
    ecr.script.willAnswer(
        BatchGetImageResponse.builder().images(index(1, nested(3), image(9))).build(),
        BatchGetImageResponse.builder()
            .failures(failure(3, ImageFailureCode.IMAGE_NOT_FOUND))
            .build(),
        described(detail(9)));

    ImageTree tree = tree(root(1, INDEX));

    assertThat(tree.manifests()).containsEntry(digest(3), Manifest.ofMissing(digest(3)));
    assertThat(tree.listed()).containsOnlyKeys(digest(9));
  }

  @Test
  void failsIfTheManifestOfAGivenImageIsMissing() {
    ecr.script.willAnswer(
        BatchGetImageResponse.builder()
            .images(index(2, image(9)))
            .failures(failure(1, ImageFailureCode.IMAGE_NOT_FOUND))
            .build());

    assertThatThrownBy(() -> tree(root(1, INDEX), root(2, INDEX)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The manifest of the index %s@%s cannot be read. The check is tried again."
                .formatted(REPOSITORY, digest(1)));
  }

  @Test
  void indexesThatListEachOtherAreReadOnce() throws Exception {
    ecr.script.willAnswer(
        BatchGetImageResponse.builder().images(index(1, nested(2))).build(),
        BatchGetImageResponse.builder().images(index(2, nested(1), nested(2))).build(),
        described(detail(1), detail(2)));

    assertThat(tree(root(1, INDEX)).manifests()).containsOnlyKeys(digest(1), digest(2));
  }

  private ImageTree tree(Image... roots) throws Exception {
    return (ImageTree) run("describeImageTree", List.of(roots));
  }

  private static Image root(int number, String mediaType) {
    return image(number, mediaType, false);
  }

  private static Image archived(int number) {
    return image(number, INDEX, true);
  }

  private static Image image(int number, String mediaType, boolean archived) {
    return new Image(
        REPOSITORY,
        digest(number),
        List.of(),
        PUSHED_AT,
        Optional.empty(),
        Optional.empty(),
        1,
        mediaType,
        archived,
        Optional.empty(),
        Optional.empty());
  }

  private static String image(int number) {
    return child(number, IMAGE);
  }

  private static String nested(int number) {
    return child(number, INDEX);
  }

  private static String child(int number, String mediaType) {
    return "{\"digest\":\"%s\",\"mediaType\":\"%s\"}".formatted(digest(number), mediaType);
  }

  private static software.amazon.awssdk.services.ecr.model.Image index(
      int number, String... children) {
    return software.amazon.awssdk.services.ecr.model.Image.builder()
        .imageId(ImageIdentifiers.of(digest(number)))
        .imageManifestMediaType(INDEX)
        .imageManifest(
            Arrays.stream(children).collect(Collectors.joining(",", "{\"manifests\":[", "]}")))
        .build();
  }

  private static Manifest manifest(int number, List<Digest> children, List<Digest> nested) {
    return new Manifest(digest(number), INDEX, children, nested, Optional.empty());
  }

  private static BatchGetImageRequest manifestRequest(Digest... digests) {
    return BatchGetImageRequest.builder()
        .registryId("111122223333")
        .repositoryName("team/orders")
        .imageIds(ImageIdentifiers.of(List.of(digests)))
        .acceptedMediaTypes(ManifestReader.ACCEPTED_MEDIA_TYPES)
        .build();
  }
}
