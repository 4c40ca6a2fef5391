package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.IMAGE_TYPE;
import static ecrimagecleanup.image.ImageFixtures.INDEX_TYPE;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";

  private static String child(int number, String mediaType) {
    return """
        {"digest": "%s", "mediaType": "%s", "size": 1}"""
        .formatted(digest(number), mediaType);
  }

  private static String indexOf(String... children) {
    return "{\"schemaVersion\": 2, \"manifests\": [" + String.join(",", children) + "]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX_TYPE, DOCKER_LIST})
  void anIndexListsItsChildrenAndTellsWhichAreIndexes(String mediaType) {
    Manifest manifest =
        Manifest.parse(
            digest(1),
            mediaType,
            indexOf(child(2, IMAGE_TYPE), child(3, INDEX_TYPE), child(4, DOCKER_LIST)));

    assertThat(manifest.children()).containsExactly(digest(2), digest(3), digest(4));
    assertThat(manifest.nestedIndexes()).containsExactly(digest(3), digest(4));
    assertThat(manifest.subject()).isEmpty();
  }

  @Test
  void aChildWithoutAMediaTypeCanBeAnIndex() {
    Manifest manifest =
        Manifest.parse(digest(1), INDEX_TYPE, indexOf("{\"digest\": \"" + digest(2) + "\"}"));

    assertThat(manifest.nestedIndexes()).containsExactly(digest(2));
  }

  @Test
  void anImageListsNothing() {
    Manifest manifest =
        Manifest.parse(
            digest(1), IMAGE_TYPE, "{\"config\": {}, \"layers\": [{\"digest\": \"x\"}]}");

    assertThat(manifest.children()).isEmpty();
    assertThat(manifest.nestedIndexes()).isEmpty();
  }

  @Test
  void aSignatureTellsItsSubject() {
    Manifest manifest =
        Manifest.parse(
            digest(1), IMAGE_TYPE, "{\"subject\": " + child(2, IMAGE_TYPE) + ", \"layers\": []}");

    assertThat(manifest.subject()).contains(digest(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"manifests\": {}}",
        "{\"manifests\": null}",
        "{\"manifests\": [{}]}",
        "{\"manifests\": [{\"digest\": \"sha256:abc\"}]}",
        "{\"manifests\": [{\"digest\": 1}]}",
        "{\"manifests\": [null]}",
        "{\"manifests\": [",
        "no json"
      })
  void anIndexOfWhichTheChildrenAreNotKnownIsRefused(String text) {
    assertThatThrownBy(() -> Manifest.parse(digest(1), INDEX_TYPE, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThatThrownBy(() -> Manifest.parse(digest(1), IMAGE_TYPE, "layers"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The manifest of %s is not JSON.", digest(1));
  }

  @Test
  void aSubjectThatIsNoDigestIsRefused() {
    assertThatThrownBy(
            () -> Manifest.parse(digest(1), IMAGE_TYPE, "{\"subject\": {\"digest\": \"x\"}}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingManifestListsNothing() {
    assertThat(Manifest.ofMissing(digest(1)).children()).isEmpty();
  }
}
