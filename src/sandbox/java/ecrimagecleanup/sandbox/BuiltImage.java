package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An image as builds make them. It has the base that all images of the organisation are built on,
 * the libraries of its repository in one of a few versions, a layer of its own, and a
 * configuration. The same repository, content and size make the same image.
 *
 * @param repository its repository
 * @param content what makes it different from others
 * @param bytes the size of its layers, as ECR shows it, at least {@link #SMALLEST}
 */
record BuiltImage(String repository, String content, long bytes) {
  /** Room for what is shared, and more. */
  static final long SMALLEST = 40_000_000;

  private static final long BASE = 20_000_000;
  private static final long LIBRARIES = 12_000_000;
  private static final long CONFIGURATION = 1_500;
  private static final int VERSIONS = 3;
  private static final String OCI = "application/vnd.oci.image.";

  BuiltImage {
    if (bytes < SMALLEST) {
      throw new IllegalArgumentException(
          "An image with layers that others have is of %d bytes at least".formatted(SMALLEST));
    }
  }

  ObjectNode manifest() {
    int version = Math.floorMod(content.hashCode(), VERSIONS);
    ObjectNode manifest =
        Json.object().put("schemaVersion", 2).put("mediaType", OCI + "manifest.v1+json");
    describe(
        manifest.putObject("config"), "config.v1+json", "configuration " + own(), CONFIGURATION);
    ArrayNode layers = manifest.putArray("layers");
    layer(layers, "base", BASE);
    layer(layers, "libraries %d of %s".formatted(version, repository), LIBRARIES);
    layer(layers, own(), bytes - BASE - LIBRARIES);
    return manifest;
  }

  private String own() {
    return "%s %s %d".formatted(repository, content, bytes);
  }

  private static void layer(ArrayNode layers, String name, long size) {
    describe(layers.addObject(), "layer.v1.tar+gzip", name, size);
  }

  private static void describe(ObjectNode blob, String mediaType, String name, long size) {
    blob.put("mediaType", OCI + mediaType).put("size", size).put("digest", Sha256.digest(name));
  }
}
