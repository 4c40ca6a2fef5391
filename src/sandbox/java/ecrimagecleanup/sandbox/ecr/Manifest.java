package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a manifest says.
 *
 * @param text the manifest as it was pushed, which the digest is made of
 * @param digest its digest
 * @param mediaType its media type
 * @param artifactType what kind of artifact it is, or the media type of its configuration
 * @param subject the digest of the image it refers to
 * @param children the digests an index lists, in its order
 * @param layers its layers
 * @param configuration its configuration; an index has none
 */
record Manifest(
    String text,
    String digest,
    String mediaType,
    Optional<String> artifactType,
    Optional<String> subject,
    List<String> children,
    List<Blob> layers,
    Optional<Blob> configuration) {
  /**
   * A layer or a configuration.
   *
   * @param digest what it is known by, in every image that has it
   * @param size its bytes
   */
  record Blob(String digest, long size) {
    private static Blob of(JsonNode json) {
      return new Blob(json.path("digest").asText(), json.path("size").asLong());
    }
  }

  private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  /** Reads a manifest; the media type given overrides the one inside. */
  static Manifest read(String text, Optional<String> givenMediaType) {
    JsonNode json = parse(text);
    String mediaType = givenMediaType.or(() -> member(json, "mediaType")).orElse(OCI_MANIFEST);
    return new Manifest(
        text,
        Sha256.digest(text),
        mediaType,
        member(json, "artifactType").or(() -> member(json.path("config"), "mediaType")),
        member(json.path("subject"), "digest"),
        INDEXES.contains(mediaType)
            ? elements(json.path("manifests")).map(child -> child.path("digest").asText()).toList()
            : List.of(),
        elements(json.path("layers")).map(Blob::of).toList(),
        Optional.of(json.path("config")).filter(JsonNode::isObject).map(Blob::of));
  }

  /** The size of the layers. */
  long layerBytes() {
    return layers.stream().mapToLong(Blob::size).sum();
  }

  /** What it stores besides itself. */
  Stream<Blob> blobs() {
    return Stream.concat(layers.stream(), configuration.stream());
  }

  boolean index() {
    return INDEXES.contains(mediaType);
  }

  private static JsonNode parse(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (IllegalArgumentException notJson) {
      throw invalid();
    }
    if (!json.isObject()) {
      throw invalid();
    }
    return json;
  }

  private static AwsError invalid() {
    return AwsError.badRequest(
        "InvalidParameterException",
        "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'");
  }

  private static Optional<String> member(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
