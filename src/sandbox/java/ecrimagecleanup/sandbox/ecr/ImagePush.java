package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.UseLedger.RemovalKind;
import ecrimagecleanup.sandbox.World;
import java.util.List;
import java.util.Optional;

/** Pushing images, and moving them into the archive and back. */
final class ImagePush {
  private final World world;
  private final Registries registries;
  private final ImageRemoval removal;

  ImagePush(World world, Registries registries, ImageRemoval removal) {
    this.world = world;
    this.registries = registries;
    this.removal = removal;
  }

  ObjectNode put(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    Manifest manifest =
        Manifest.read(params.required("imageManifest"), params.text("imageManifestMediaType"));
    Optional<String> tag = params.text("imageTag");
    params
        .text("imageDigest")
        .filter(expected -> !expected.equals(manifest.digest()))
        .ifPresent(expected -> rejectDigest(expected, manifest));
    Optional<Image> known = repository.byDigest(manifest.digest());
    known
        .filter(image -> image.active(world.now()))
        .filter(image -> tag.map(image.tags::contains).orElse(true))
        .ifPresent(image -> rejectKnown(repository, image, tag));
    tag.filter(name -> repository.byTag(name).isPresent())
        .filter(name -> known.isEmpty() || !known.get().tags.contains(name))
        .filter(repository::immutable)
        .ifPresent(name -> rejectTag(repository, name));
    requireChildren(repository, manifest);

    Image image = known.orElseGet(() -> add(repository, manifest));
    if (!image.active(world.now())) {
      image.restore(world.now());
    }
    tag.ifPresent(
        name -> {
          repository.tag(image, name);
          world.ledger().tagged(new ImageKey(repository.key, image.digest()), name);
        });
    ObjectNode answer = Json.object();
    answer.set("image", ImageReads.image(repository, image, tag));
    return answer;
  }

  ObjectNode updateStorageClass(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    ImageId id = ImageId.of(params.body().path("imageId"));
    Image image =
        repository.find(id).orElseThrow(() -> ImageReads.notFound(repository, id.toString()));
    String target = params.required("targetStorageClass");
    switch (target) {
      case "ARCHIVE" -> archive(repository, image);
      case "STANDARD" -> restore(image);
      default -> throw params.invalid("targetStorageClass", "Member must satisfy enum value set");
    }
    ObjectNode answer =
        Json.object()
            .put("registryId", repository.key.registryId())
            .put("repositoryName", repository.key.name());
    answer.set("imageId", new ImageId(Optional.of(image.digest()), id.tag()).json());
    return answer.put("imageStatus", image.status(world.now()));
  }

  private void archive(Repository repository, Image image) {
    if (!image.active(world.now())) {
      throw notSupported("The image is not in the STANDARD storage class");
    }
    removal.remove(repository, image, RemovalKind.ARCHIVED);
    if (!world.readings().is(Reading.ArchiveIndex.ALONE)) {
      archiveChildren(repository, image);
    }
  }

  private void archiveChildren(Repository repository, Image index) {
    boolean all = world.readings().is(Reading.ArchiveIndex.WITH_ALL_IT_LISTS);
    index.manifest.children().stream()
        .flatMap(child -> repository.byDigest(child).stream())
        .filter(child -> child.active(world.now()))
        .filter(child -> all || isWantedByNobodyElse(repository, child))
        .forEach(
            child -> {
              removal.remove(repository, child, RemovalKind.ARCHIVED);
              if (all) {
                archiveChildren(repository, child);
              }
            });
  }

  private boolean isWantedByNobodyElse(Repository repository, Image child) {
    return child.tags.isEmpty()
        && repository.parents(child).noneMatch(each -> each.active(world.now()));
  }

  private void restore(Image image) {
    if (!image.status(world.now()).equals("ARCHIVED")) {
      throw notSupported("The image is not in the ARCHIVE storage class");
    }
    image.restore(world.now().plus(world.settings().restore()));
  }

  private Image add(Repository repository, Manifest manifest) {
    Image image = new Image(manifest, world.now());
    repository.images.put(image.digest(), image);
    world.ledger().indexed(new ImageKey(repository.key, image.digest()), manifest.children());
    return image;
  }

  private static void requireChildren(Repository repository, Manifest manifest) {
    List<String> missing =
        manifest.children().stream().filter(child -> repository.byDigest(child).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw AwsError.badRequest(
          "ReferencedImagesNotFoundException",
          "The manifest references images that do not exist: " + missing);
    }
  }

  private static void rejectDigest(String expected, Manifest manifest) {
    throw AwsError.badRequest(
        "ImageDigestDoesNotMatchException",
        "The specified digest '%s' does not match the digest '%s' that ECR calculated"
            .formatted(expected, manifest.digest()));
  }

  private static void rejectKnown(Repository repository, Image image, Optional<String> tag) {
    throw AwsError.badRequest(
        "ImageAlreadyExistsException",
        "Image with digest '%s' and tag '%s' already exists in the repository with name '%s' in"
            .concat(" registry with id '%s'")
            .formatted(
                image.digest(),
                tag.orElse("null"),
                repository.key.name(),
                repository.key.registryId()));
  }

  private static void rejectTag(Repository repository, String tag) {
    throw AwsError.badRequest(
        "ImageTagAlreadyExistsException",
        "The image tag '%s' already exists in the '%s' repository and cannot be overwritten because"
            .concat(" the tag is immutable.")
            .formatted(tag, repository.key.name()));
  }

  private static AwsError notSupported(String message) {
    return AwsError.badRequest("ImageStorageClassUpdateNotSupportedException", message);
  }
}
