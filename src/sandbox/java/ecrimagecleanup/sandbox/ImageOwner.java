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
    createRepository(name, "MUTABLE", resourceTags);
  }

  /** Creates a repository whose tags cannot move, with resource tags. */
  public void createImmutableRepository(String name, Map<String, String> resourceTags) {
    createRepository(name, "IMMUTABLE", resourceTags);
  }

  /**
   * Creates a repository with resource tags.
   *
   * @param mutability such as {@code IMMUTABLE_WITH_EXCLUSION}
   * @param exclusions what is excluded from it, such as {@code dev-*}; only and at least one for a
   *     mutability with exclusion
   */
  public void createRepository(
      String name, String mutability, Map<String, String> resourceTags, String... exclusions) {
    ObjectNode body =
        Json.object().put("repositoryName", name).put("imageTagMutability", mutability);
    if (exclusions.length > 0) {
      ArrayNode filters = body.putArray("imageTagMutabilityExclusionFilters");
      for (String exclusion : exclusions) {
        filters.addObject().put("filterType", "WILDCARD").put("filter", exclusion);
      }
    }
    ArrayNode tags = body.putArray("tags");
    resourceTags.forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    call("CreateRepository", body);
  }

  /** Puts a resource tag on a repository, in place of one of the same key. */
  public void tag(String repository, String key, String value) {
    ObjectNode body = Json.object().put("resourceArn", RepositoryKey.shared(repository).arn());
    body.putArray("tags").addObject().put("Key", key).put("Value", value);
    call("TagResource", body);
  }

  /** Makes a rule by which ECR makes repositories of what it fetches from another registry. */
  public void cacheBelow(String prefix, String upstream) {
    call(
        "CreatePullThroughCacheRule",
        Json.object().put("ecrRepositoryPrefix", prefix).put("upstreamRegistryUrl", upstream));
  }

  /** Takes a resource tag from a repository. */
  public void untag(String repository, String key) {
    ObjectNode body = Json.object().put("resourceArn", RepositoryKey.shared(repository).arn());
    body.putArray("tagKeys").add(key);
    call("UntagResource", body);
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

  /**
   * Pushes an image as builds make them, with layers that others have as well: {@link BuiltImage}.
   *
   * @return the digest
   */
  public String pushBuilt(String repository, String tag, String content, long bytes) {
    return push(repository, tag, new BuiltImage(repository, content, bytes).manifest());
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

  /** Gives an image that is there another tag, which is taken from the image that had it. */
  public void retag(String repository, String newTag, String digest) {
    ObjectNode read = Json.object().put("repositoryName", repository);
    read.putArray("imageIds").addObject().put("imageDigest", digest);
    read.putArray("acceptedMediaTypes").add(OCI + "manifest.v1+json").add(OCI + "index.v1+json");
    JsonNode image = call("BatchGetImage", read).at("/images/0");
    if (image.isMissingNode()) {
      throw new IllegalArgumentException("%s has no image %s".formatted(repository, digest));
    }
    call(
        "PutImage",
        Json.object()
            .put("repositoryName", repository)
            .put("imageTag", newTag)
            .put("imageManifest", image.path("imageManifest").asText())
            .put("imageManifestMediaType", image.path("imageManifestMediaType").asText()));
  }

  /** Deletes an image with all its tags. */
  public void delete(String repository, String digest) {
    ObjectNode body = Json.object().put("repositoryName", repository);
    body.putArray("imageIds").addObject().put("imageDigest", digest);
    call("BatchDeleteImage", body);
  }

  /** Puts an image into the archive, where it cannot be pulled. */
  public void archive(String repository, String digest) {
    store(repository, digest, "ARCHIVE");
  }

  /** Takes an image out of the archive; it takes the world's time to restore. */
  public void restore(String repository, String digest) {
    store(repository, digest, "STANDARD");
  }

  private void store(String repository, String digest, String storageClass) {
    ObjectNode body =
        Json.object().put("repositoryName", repository).put("targetStorageClass", storageClass);
    body.putObject("imageId").put("imageDigest", digest);
    call("UpdateImageStorageClass", body);
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
