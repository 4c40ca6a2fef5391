package ecrimagecleanup.component.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.words.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * An image of an empty file system, or an index over some. Nothing in it can run.
 *
 * @param mediaType the media type of its manifest
 * @param manifest its manifest
 * @param blobs what has to be uploaded first
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image
 *     manifest</a>
 */
record TinyImage(String mediaType, String manifest, List<Blob> blobs) {
  private static final String OCI = "application/vnd.oci.image.";
  private static final String MANIFEST = OCI + "manifest.v1+json";

  /** Two blocks of zeros end an archive of tar; before them there is nothing. */
  private static final int EMPTY_ARCHIVE = 1024;

  /** Bytes that manifests name by their digest. */
  record Blob(ByteArrayOutputStream bytes) {
    static Blob of(byte[] content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(content);
      return new Blob(bytes);
    }

    String digest() {
      return sha256(bytes.toByteArray());
    }
  }

  /** The image of a text; an index if it lists others. */
  static TinyImage of(String text, List<String> children) {
    return children.isEmpty() ? image(text) : index(text, children);
  }

  String digest() {
    return sha256(manifest.getBytes(StandardCharsets.UTF_8));
  }

  private static TinyImage image(String text) {
    byte[] archive = new byte[EMPTY_ARCHIVE];
    Blob layer = Blob.of(compressed(archive));
    ObjectNode configuration = json().put("architecture", "amd64").put("os", "linux");
    configuration.putObject("config").putObject("Labels").put("rehearsal", text);
    configuration
        .putObject("rootfs")
        .put("type", "layers")
        .putArray("diff_ids")
        .add(sha256(archive));
    Blob config = Blob.of(configuration.toString().getBytes(StandardCharsets.UTF_8));
    ObjectNode manifest = json().put("schemaVersion", 2).put("mediaType", MANIFEST);
    describe(manifest.putObject("config"), OCI + "config.v1+json", config);
    describe(manifest.putArray("layers").addObject(), OCI + "layer.v1.tar+gzip", layer);
    return new TinyImage(MANIFEST, manifest.toString(), List.of(config, layer));
  }

  private static void describe(ObjectNode node, String mediaType, Blob blob) {
    node.put("mediaType", mediaType).put("digest", blob.digest()).put("size", blob.bytes().size());
  }

  /** ECR wants each child to be there, and believes the size that stands in the index. */
  private static TinyImage index(String text, List<String> children) {
    String mediaType = OCI + "index.v1+json";
    ObjectNode index = json().put("schemaVersion", 2).put("mediaType", mediaType);
    ArrayNode manifests = index.putArray("manifests");
    for (String child : children) {
      manifests
          .addObject()
          .put("mediaType", MANIFEST)
          .put("digest", child)
          .put("size", image(text).manifest().length())
          .putObject("platform")
          .put("os", "linux")
          .put("architecture", manifests.size() == 1 ? "amd64" : "arm64");
    }
    index.putObject("annotations").put("rehearsal", text);
    return new TinyImage(mediaType, index.toString(), List.of());
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    return "sha256:" + Sha256.hex(bytes);
  }
}
