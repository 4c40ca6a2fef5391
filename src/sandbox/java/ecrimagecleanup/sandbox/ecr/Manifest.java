package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
 * @param layerBytes the size of the layers
 */
record Manifest(
    String text,
    String digest,
    String mediaType,
    Optional<String> artifactType,
    Optional<String> subject,
    List<String> children,
    long layerBytes) {
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
        sha256(text),
        mediaType,
        member(json, "artifactType").or(() -> member(json.path("config"), "mediaType")),
        member(json.path("subject"), "digest"),
        INDEXES.contains(mediaType)
            ? elements(json.path("manifests")).map(child -> child.path("digest").asText()).toList()
            : List.of(),
        elements(json.path("layers")).mapToLong(layer -> layer.path("size").asLong()).sum());
  }

  boolean index() {
    return INDEXES.contains(mediaType);
  }

  private static JsonNode parse(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (AwsError notJson) {
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

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
