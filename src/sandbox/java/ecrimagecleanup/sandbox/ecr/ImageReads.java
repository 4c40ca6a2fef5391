package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reading images. */
final class ImageReads {
  private final World world;
  private final Registries registries;
  private final RegistrySettings settings;

  ImageReads(World world, Registries registries, RegistrySettings settings) {
    this.world = world;
    this.registries = registries;
    this.settings = settings;
  }

  ObjectNode describe(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    ImageFilter filter = ImageFilter.of(params);
    List<JsonNode> ids = params.list("imageIds", 100);
    if (!ids.isEmpty()) {
      if (params.has("maxResults") || params.has("nextToken")) {
        throw params.invalid("imageIds", "cannot be used with maxResults or nextToken");
      }
      return list("imageDetails", ids.stream().map(id -> named(repository, id, filter)).toList());
    }
    NavigableMap<String, Image> images = new TreeMap<>(repository.images);
    images.values().removeIf(image -> !filter.accepts(image, world.now()));
    Page<Image> page = Page.of(images, params, "nextToken", pageSize(params));
    return list(
        "imageDetails",
        page.items().stream().map(image -> detail(repository, image)).toList(),
        page.nextToken());
  }

  ObjectNode list(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    ImageFilter filter = ImageFilter.of(params);
    NavigableMap<String, ObjectNode> ids = new TreeMap<>();
    for (Image image : repository.images.values()) {
      if (filter.accepts(image, world.now())) {
        if (image.tags.isEmpty()) {
          ids.put(image.digest(), Json.object().put("imageDigest", image.digest()));
        }
        image.tags.forEach(
            tag -> ids.put(image.digest() + " " + tag, ImageId.of(image.digest(), tag).json()));
      }
    }
    Page<ObjectNode> page = Page.of(ids, params, "nextToken", pageSize(params));
    return list("imageIds", page.items(), page.nextToken());
  }

  ObjectNode batchGet(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    List<JsonNode> ids = params.list("imageIds", 100);
    if (ids.isEmpty()) {
      throw params.invalid("imageIds", "Member must have length greater than or equal to 1");
    }
    List<ObjectNode> images = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (JsonNode json : ids) {
      ImageId id = ImageId.of(json);
      Optional<Image> image =
          repository
              .find(id)
              .filter(found -> found.active(world.now()))
              .filter(found -> accepted(found, params));
      image.ifPresentOrElse(
          found -> images.add(read(call, repository, found, id)),
          () ->
              failures.add(
                  id.empty()
                      ? id.failure(
                          "MissingDigestAndTag",
                          "Invalid request parameters: both tag and digest cannot be null")
                      : id.failure("ImageNotFound", "Requested image not found")));
    }
    ObjectNode answer = list("images", images);
    answer.set("failures", Json.list(failures));
    return answer;
  }

  ObjectNode referrers(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    String subject = params.inner("subjectId").required("imageDigest");
    Params filter = params.inner("filter");
    String status = filter.text("artifactStatus").orElse("ACTIVE");
    List<String> types = filter.texts("artifactTypes", 100);
    NavigableMap<String, Image> referrers = new TreeMap<>(repository.images);
    referrers
        .values()
        .removeIf(
            image ->
                !image.manifest.subject().equals(Optional.of(subject))
                    || !(status.equals("ANY") || status.equals(image.status(world.now())))
                    || !(types.isEmpty()
                        || types.contains(image.manifest.artifactType().orElse(""))));
    Page<Image> page =
        Page.of(referrers, params, "nextToken", params.number("maxResults", 1, 50, 20));
    return list(
        "referrers",
        page.items().stream().map(image -> referrer(repository, image)).toList(),
        page.nextToken());
  }

  static AwsError notFound(Repository repository, String imageId) {
    return AwsError.badRequest(
        "ImageNotFoundException",
        "The image with imageId %s does not exist within the repository with name '%s' in the"
            .concat(" registry with id '%s'")
            .formatted(imageId, repository.key.name(), repository.key.registryId()));
  }

  static ObjectNode image(Repository repository, Image image, Optional<String> tag) {
    ObjectNode json =
        Json.object()
            .put("registryId", repository.key.registryId())
            .put("repositoryName", repository.key.name());
    json.set("imageId", new ImageId(Optional.of(image.digest()), tag).json());
    return json.put("imageManifest", image.manifest.text())
        .put("imageManifestMediaType", image.manifest.mediaType());
  }

  /** An index is given only to a caller that says it can read one. */
  private static boolean accepted(Image image, Params params) {
    List<String> types = params.texts("acceptedMediaTypes", 100);
    return types.isEmpty() ? !image.manifest.index() : types.contains(image.manifest.mediaType());
  }

  private ObjectNode read(AwsCall call, Repository repository, Image image, ImageId id) {
    boolean counts = world.readings().is(Reading.ManifestRead.A_PULL) && !settings.excludes(call);
    if (counts || world.settings().batchGetImageIsPull()) {
      registries.recordPull(repository, image);
    }
    return image(repository, image, id.tag());
  }

  private ObjectNode named(Repository repository, JsonNode json, ImageFilter filter) {
    ImageId id = ImageId.of(json);
    return repository
        .find(id)
        .filter(image -> filter.accepts(image, world.now()))
        .map(image -> detail(repository, image))
        .orElseThrow(() -> notFound(repository, id.toString()));
  }

  private ObjectNode detail(Repository repository, Image image) {
    ObjectNode json =
        Json.object()
            .put("registryId", repository.key.registryId())
            .put("repositoryName", repository.key.name())
            .put("imageDigest", image.digest());
    if (!image.tags.isEmpty()) {
      json.set("imageTags", Json.texts(image.tags));
    }
    json.put("imageSizeInBytes", repository.size(image));
    json.set("imagePushedAt", Json.seconds(image.pushedAt));
    json.put("imageManifestMediaType", image.manifest.mediaType());
    image.manifest.artifactType().ifPresent(type -> json.put("artifactMediaType", type));
    image.lastPull.ifPresent(time -> json.set("lastRecordedPullTime", Json.seconds(time)));
    image.manifest.subject().ifPresent(digest -> json.put("subjectManifestDigest", digest));
    json.put("imageStatus", image.status(world.now()));
    image.archivedAt.ifPresent(time -> json.set("lastArchivedAt", Json.seconds(time)));
    image
        .activatedAt
        .filter(time -> !time.isAfter(world.now()))
        .ifPresent(time -> json.set("lastActivatedAt", Json.seconds(time)));
    return json;
  }

  private ObjectNode referrer(Repository repository, Image image) {
    ObjectNode json =
        Json.object()
            .put("digest", image.digest())
            .put("mediaType", image.manifest.mediaType())
            .put("size", repository.size(image))
            .put("artifactStatus", image.status(world.now()));
    image.manifest.artifactType().ifPresent(type -> json.put("artifactType", type));
    return json;
  }

  private static int pageSize(Params params) {
    return params.number("maxResults", 1, 1000, 100);
  }

  private static ObjectNode list(String name, List<ObjectNode> elements) {
    return list(name, elements, Optional.empty());
  }

  private static ObjectNode list(
      String name, List<ObjectNode> elements, Optional<String> nextToken) {
    ObjectNode answer = Json.object();
    answer.set(name, Json.list(elements));
    nextToken.ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }
}
