package ecrimagecleanup.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is in the registry, read from ECR as anybody could.
 *
 * @param repositories every repository
 */
public record RegistryCensus(List<Repository> repositories) {
  private static final List<String> INDEXES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");
  private static final int PAGE = 1000;

  /**
   * A repository.
   *
   * @param key which
   * @param optedIn whether it carries the tag that opts in
   * @param lockedTags the tags whose images the owner does not want to go
   * @param images the images in it that can be pulled
   */
  public record Repository(
      RepositoryKey key, boolean optedIn, Set<String> lockedTags, List<Present> images) {}

  /**
   * An image that can be pulled.
   *
   * @param key which
   * @param tags its tags
   * @param inIndex whether an index in the repository lists it
   * @param pushedAt when it was pushed
   */
  public record Present(ImageKey key, List<String> tags, boolean inIndex, Instant pushedAt) {}

  /** Counts what {@code owner} has now. */
  public static RegistryCensus take(ImageOwner owner) {
    List<Repository> repositories = new ArrayList<>();
    for (JsonNode repository :
        owner
            .call("DescribeRepositories", Json.object().put("maxResults", PAGE))
            .path("repositories")) {
      String name = repository.path("repositoryName").asText();
      repositories.add(
          new Repository(
              RepositoryKey.shared(name),
              tag(owner, repository, "ecr-image-cleanup").equals("enabled"),
              Set.of(tag(owner, repository, "ecr-image-cleanup:protected-tags").split(" ")),
              images(owner, name)));
    }
    return new RegistryCensus(List.copyOf(repositories));
  }

  private static String tag(ImageOwner owner, JsonNode repository, String key) {
    String arn = repository.path("repositoryArn").asText();
    JsonNode tags =
        owner.call("ListTagsForResource", Json.object().put("resourceArn", arn)).path("tags");
    for (JsonNode tag : tags) {
      if (tag.path("Key").asText().equals(key)) {
        return tag.path("Value").asText();
      }
    }
    return "";
  }

  private static List<Present> images(ImageOwner owner, String repository) {
    JsonNode details =
        owner
            .call(
                "DescribeImages",
                Json.object().put("repositoryName", repository).put("maxResults", PAGE))
            .path("imageDetails");
    Set<String> children = new HashSet<>();
    for (JsonNode detail : details) {
      if (INDEXES.contains(detail.path("imageManifestMediaType").asText())) {
        children.addAll(children(owner, repository, detail.path("imageDigest").asText()));
      }
    }
    List<Present> images = new ArrayList<>();
    for (JsonNode detail : details) {
      List<String> tags = new ArrayList<>();
      detail.path("imageTags").forEach(tag -> tags.add(tag.asText()));
      String digest = detail.path("imageDigest").asText();
      images.add(
          new Present(
              ImageKey.shared(repository, digest),
              List.copyOf(tags),
              children.contains(digest),
              Instant.ofEpochSecond(detail.path("imagePushedAt").asLong())));
    }
    return List.copyOf(images);
  }

  private static List<String> children(ImageOwner owner, String repository, String index) {
    ObjectNode request = Json.object().put("repositoryName", repository);
    request.putArray("imageIds").addObject().put("imageDigest", index);
    request.set("acceptedMediaTypes", Json.texts(INDEXES));
    JsonNode manifest =
        Json.parse(owner.call("BatchGetImage", request).at("/images/0/imageManifest").asText());
    List<String> children = new ArrayList<>();
    manifest.path("manifests").forEach(child -> children.add(child.path("digest").asText()));
    return children;
  }
}
