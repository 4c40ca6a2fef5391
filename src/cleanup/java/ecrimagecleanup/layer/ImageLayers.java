package ecrimagecleanup.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.image.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image stores by its manifest.
 *
 * @param image the image
 * @param blobs its layers and its configuration; none for an index, whose children are images
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image
 *     manifest</a>
 */
public record ImageLayers(Digest image, List<Blob> blobs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public ImageLayers {
    blobs = List.copyOf(blobs);
  }

  /**
   * Reads the text of a manifest. What is said to be elsewhere, a layer of Windows with URLs, takes
   * nothing of the registry.
   *
   * @throws IllegalArgumentException if it is no manifest of an image or an index, or something in
   *     it has no digest or no size: how much it stores is then unknown
   */
  public static ImageLayers parse(Digest image, String text) {
    JsonNode manifest = read(image, text);
    if (manifest.path("manifests").isArray()) {
      return new ImageLayers(image, List.of());
    }
    if (!manifest.path("layers").isArray() || !manifest.path("config").isObject()) {
      throw new IllegalArgumentException(
          "The manifest of %s has no layers or no configuration.".formatted(image));
    }
    List<Blob> blobs = new ArrayList<>();
    blobs.add(blob(image, manifest.path("config")));
    for (JsonNode layer : manifest.path("layers")) {
      if (layer.path("urls").isEmpty()) {
        blobs.add(blob(image, layer));
      }
    }
    return new ImageLayers(image, blobs);
  }

  private static JsonNode read(Digest image, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The manifest of %s is not JSON.".formatted(image), e);
    }
  }

  private static Blob blob(Digest image, JsonNode descriptor) {
    if (!descriptor.path("size").isIntegralNumber()) {
      throw new IllegalArgumentException(
          "The manifest of %s has a layer without its size.".formatted(image));
    }
    return new Blob(
        new Digest(descriptor.path("digest").asText()), descriptor.path("size").asLong());
  }
}
