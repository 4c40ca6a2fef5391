package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The owner of repositories in the shared account, for stories and tests. It calls the service
 * itself, past the endpoint: the faults there are for the application.
 */
public final class ImageOwner {
  private static final String OCI = "application/vnd.oci.image.";

  private final AwsService ecr;

  /** An owner in the shared account of {@code sandbox}. */
  public ImageOwner(Sandbox sandbox) {
    this.ecr = sandbox.ecr();
  }

  /** Creates a repository whose tags can move, with resource tags. */
  public void createRepository(String name, Map<String, String> resourceTags) {
    ObjectNode body = Json.object().put("repositoryName", name);
    ArrayNode tags = body.putArray("tags");
    resourceTags.forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    call("CreateRepository", body);
  }

  /**
   * Pushes an image of one layer; the same content and size make the same digest.
   *
   * @return the digest
   */
  public String push(String repository, String tag, String content, long bytes) {
    ObjectNode manifest = manifest(content);
    manifest
        .putArray("layers")
        .addObject()
        .put("mediaType", OCI + "layer.v1.tar+gzip")
        .put("size", bytes)
        .put("digest", "sha256:" + "0".repeat(64));
    return push(repository, tag, manifest);
  }

  /** Pushes an index over images of the repository; an empty tag leaves it untagged. */
  public String pushIndex(String repository, String tag, List<String> childDigests) {
    ObjectNode index =
        Json.object().put("schemaVersion", 2).put("mediaType", OCI + "index.v1+json");
    ArrayNode manifests = index.putArray("manifests");
    for (String child : childDigests) {
      manifests
          .addObject()
          .put("mediaType", OCI + "manifest.v1+json")
          .put("digest", child)
          .put("size", 500)
          .putObject("platform")
          .put("os", "linux")
          .put("architecture", manifests.size() == 1 ? "amd64" : "arm64");
    }
    return push(repository, tag, index);
  }

  /** Pushes a signature or the like that refers to another image; it has no tag. */
  public String pushReferrer(String repository, String subjectDigest, String content) {
    ObjectNode manifest = manifest(content);
    manifest.putArray("layers");
    manifest
        .putObject("subject")
        .put("mediaType", OCI + "manifest.v1+json")
        .put("digest", subjectDigest)
        .put("size", 500);
    return push(repository, "", manifest.put("artifactType", "application/vnd.example.signature"));
  }

  /** Pushes any manifest; an empty tag leaves it untagged. */
  public String push(String repository, String tag, ObjectNode manifest) {
    ObjectNode body =
        Json.object().put("repositoryName", repository).put("imageManifest", Json.write(manifest));
    if (!tag.isEmpty()) {
      body.put("imageTag", tag);
    }
    return call("PutImage", body).at("/image/imageId/imageDigest").asText();
  }

  /** Any other operation of ECR. */
  public JsonNode call(String operation, ObjectNode body) {
    return ecr.handle(
        new AwsCall(
            World.SHARED_ACCOUNT, World.REGION, "ecr", operation, "POST", "/", Map.of(), body));
  }

  private static ObjectNode manifest(String content) {
    ObjectNode manifest =
        Json.object().put("schemaVersion", 2).put("mediaType", OCI + "manifest.v1+json");
    manifest
        .putObject("config")
        .put("mediaType", OCI + "config.v1+json")
        .put("size", content.length())
        .put("digest", "sha256:" + "1".repeat(64));
    manifest.putObject("annotations").put("content", content);
    return manifest;
  }
}
