package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.RepositoryKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One repository with its images; guarded by the lock of the world. */
final class Repository {
  final RepositoryKey key;
  final Instant createdAt;
  final NavigableMap<String, String> resourceTags = new TreeMap<>();
  final NavigableMap<String, Image> images = new TreeMap<>();
  String mutability = "MUTABLE";
  List<JsonNode> mutabilityFilters = List.of();
  private final Map<String, Image> byTag = new HashMap<>();

  Repository(RepositoryKey key, Instant createdAt) {
    this.key = key;
    this.createdAt = createdAt;
  }

  Optional<Image> byDigest(String digest) {
    return Optional.ofNullable(images.get(digest));
  }

  Optional<Image> byTag(String tag) {
    return Optional.ofNullable(byTag.get(tag));
  }

  /** The image that an id names; empty if the two parts of the id do not agree. */
  Optional<Image> find(ImageId id) {
    Optional<Image> named =
        id.digest().isPresent()
            ? id.digest().flatMap(this::byDigest)
            : id.tag().flatMap(this::byTag);
    return named.filter(image -> id.tag().map(image.tags::contains).orElse(true));
  }

  /** The tag denotes this image from now on and no other. */
  void tag(Image image, String tag) {
    untag(tag);
    image.tags.add(tag);
    byTag.put(tag, image);
  }

  /** The tag denotes nothing from now on. */
  void untag(String tag) {
    Optional.ofNullable(byTag.remove(tag)).ifPresent(image -> image.tags.remove(tag));
  }

  /** The indexes that list the image. */
  Stream<Image> parents(Image child) {
    return images.values().stream()
        .filter(image -> image.manifest.children().contains(child.digest()));
  }

  /** What the console shows: of an index, the size of its largest child. */
  long size(Image image) {
    return image.manifest.index()
        ? image.manifest.children().stream()
            .map(this::byDigest)
            .flatMap(Optional::stream)
            .mapToLong(child -> child.manifest.layerBytes())
            .max()
            .orElse(0)
        : image.manifest.layerBytes();
  }

  /** The bytes of all layers and configurations, of which each is stored once. */
  long storedBytes() {
    return images.values().stream()
        .flatMap(image -> image.manifest.blobs())
        .distinct()
        .mapToLong(Manifest.Blob::size)
        .sum();
  }

  /** Whether a tag may not be moved once it is given. */
  boolean immutable(String tag) {
    boolean excluded = mutabilityFilters.stream().anyMatch(filter -> matches(filter, tag));
    return switch (mutability) {
      case "IMMUTABLE" -> true;
      case "IMMUTABLE_WITH_EXCLUSION" -> !excluded;
      case "MUTABLE_WITH_EXCLUSION" -> excluded;
      default -> false;
    };
  }

  private static boolean matches(JsonNode filter, String tag) {
    String[] parts = filter.path("filter").asText().split("\\*", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return tag.matches(pattern.toString());
  }
}
