package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.UseLedger.RemovalKind;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removing images, entry by entry as ECR does: what fails is said, and the rest is done. */
final class ImageRemoval {
  private final World world;
  private final Registries registries;

  ImageRemoval(World world, Registries registries) {
    this.world = world;
    this.registries = registries;
  }

  ObjectNode batchDelete(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    List<JsonNode> ids = params.list("imageIds", 100);
    if (ids.isEmpty()) {
      throw params.invalid("imageIds", "Member must have length greater than or equal to 1");
    }
    List<ObjectNode> deleted = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (JsonNode json : ids) {
      ImageId id = ImageId.of(json);
      failure(repository, id)
          .ifPresentOrElse(
              failures::add,
              () -> repository.find(id).ifPresent(image -> delete(repository, id, image, deleted)));
    }
    ObjectNode answer = Json.object();
    answer.set("imageIds", Json.list(deleted));
    answer.set("failures", Json.list(failures));
    return answer;
  }

  /** Takes the image away, or puts it into the archive, and says so in the judge's record. */
  void remove(Repository repository, Image image, RemovalKind kind) {
    ImageKey key = new ImageKey(repository.key, image.digest());
    List<String> tags = List.copyOf(image.tags);
    world.ledger().removed(key, kind, image.manifest.layerBytes(), tags);
    if (kind == RemovalKind.DELETED) {
      tags.forEach(tag -> untag(repository, tag));
      repository.images.remove(image.digest());
    } else {
      image.archive(world.now());
    }
  }

  private Optional<ObjectNode> failure(Repository repository, ImageId id) {
    if (id.empty()) {
      return Optional.of(
          id.failure(
              "MissingDigestAndTag",
              "Invalid request parameters: both tag and digest cannot be null"));
    }
    if (id.malformed()) {
      return Optional.of(
          id.failure(
              "InvalidImageDigest",
              "Invalid request parameters: image digest should satisfy the regex"
                  + " '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'"));
    }
    if (id.digest().isPresent()
        && id.tag().isPresent()
        && id.tag().flatMap(repository::byTag).isPresent()
        && repository.find(id).isEmpty()) {
      return Optional.of(
          id.failure("ImageTagDoesNotMatchDigest", "Requested image digest and tag do not match"));
    }
    Optional<Image> image = repository.find(id);
    if (image.isEmpty()) {
      return Optional.of(id.failure("ImageNotFound", "Requested image not found"));
    }
    return image
        .filter(found -> removesImage(id, found))
        .flatMap(found -> referenced(repository, id, found));
  }

  private static Optional<ObjectNode> referenced(Repository repository, ImageId id, Image image) {
    List<String> parents = repository.parents(image).map(Image::digest).toList();
    return parents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            id.failure(
                "ImageReferencedByManifestList",
                "Requested image referenced by manifest list: " + parents));
  }

  private static boolean removesImage(ImageId id, Image image) {
    return id.tag().isEmpty() || image.tags.size() == 1;
  }

  private void delete(Repository repository, ImageId id, Image image, List<ObjectNode> deleted) {
    if (!removesImage(id, image)) {
      String tag = id.tag().orElseThrow();
      untag(repository, tag);
      deleted.add(ImageId.of(image.digest(), tag).json());
      return;
    }
    if (image.tags.isEmpty()) {
      deleted.add(id.json());
    }
    image.tags.forEach(tag -> deleted.add(ImageId.of(image.digest(), tag).json()));
    remove(repository, image, RemovalKind.DELETED);
  }

  private void untag(Repository repository, String tag) {
    repository.untag(tag);
    world.ledger().untagged(repository.key, tag);
  }
}
