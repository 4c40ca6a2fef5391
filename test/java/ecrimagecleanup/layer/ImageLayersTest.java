package ecrimagecleanup.layer;

import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest says of what its image stores. */
class ImageLayersTest {
  private static final String CONFIG = "'config':{'digest':'D1','size':3}";

  private static ImageLayers parse(String manifest) {
    String text = manifest.replace('\'', '"');
    for (int number = 1; number < 4; number++) {
      text = text.replace("D" + number, digest(number).value());
    }
    return ImageLayers.parse(digest(9), text);
  }

  @Test
  void layersAndConfigurationAreStoredAndWhatIsElsewhereIsNot() {
    assertThat(
            parse(
                    """
                    {%s,'layers':[{'digest':'D2','size':40,'urls':[]},
                     {'digest':'D3','size':500,'urls':['https://example.com/windows']}]}"""
                        .formatted(CONFIG))
                .blobs())
        .containsExactly(new Blob(digest(1), 3), new Blob(digest(2), 40));
  }

  @Test
  void anIndexStoresNothingButItself() {
    assertThat(parse("{'manifests':[{'digest':'D2','size':40}]}").blobs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "layers",
        "[]",
        "{}",
        "{'config':{'digest':'D1','size':3}}",
        "{'layers':[]}",
        "{'schemaVersion':1,'fsLayers':[{'blobSum':'D1'}]}",
        "{'config':{'digest':'D1','size':3},'layers':[{'digest':'D2'}]}",
        "{'config':{'digest':'D1','size':3},'layers':[{'digest':'D2','size':-1}]}",
        "{'config':{'digest':'D1','size':3},'layers':[{'digest':'D2','size':'40'}]}",
        "{'config':{'digest':'D1','size':3},'layers':[{'digest':'sha256:1','size':40}]}",
        "{'config':{'size':3},'layers':[]}"
      })
  void whatDoesNotSayHowMuchItStoresIsRefused(String manifest) {
    assertThatThrownBy(() -> parse(manifest)).isInstanceOf(IllegalArgumentException.class);
  }
}
