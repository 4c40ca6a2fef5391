package ecrimagecleanup.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an image and others of its repository depend on each other.
 *
 * @param digest the image
 * @param mediaType the media type of its manifest
 * @param children the images that an index lists; none for an image that is no index
 * @param nestedIndexes those of the children that are indexes themselves
 * @param subject the image that this one, a signature or an SBOM, belongs to
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image
 *     index</a>
 */
public record Manifest(
    Digest digest,
    String mediaType,
    List<Digest> children,
    List<Digest> nestedIndexes,
    Optional<Digest> subject) {

  /** The media types of manifests that list other images. */
  public static final Set<String> INDEX_MEDIA_TYPES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  /** The media types of manifests of a single image. */
  public static final Set<String> IMAGE_MEDIA_TYPES =
      Set.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private static final ObjectMapper JSON = new ObjectMapper();

  public Manifest {
    children = List.copyOf(children);
    nestedIndexes = List.copyOf(nestedIndexes);
  }

  static boolean isIndex(String mediaType) {
    return INDEX_MEDIA_TYPES.contains(mediaType);
  }

  /** What is left of a manifest whose image does not exist: it lists nothing. */
  public static Manifest ofMissing(Digest digest) {
    return new Manifest(digest, "", List.of(), List.of(), Optional.empty());
  }

  /** What an index lists directly; nothing if its manifest is not among those that are known. */
  static List<Digest> children(Digest index, Map<Digest, Manifest> known) {
    return Optional.ofNullable(known.get(index)).map(Manifest::children).orElse(List.of());
  }

  /** What an index lists, directly or not. */
  static Set<Digest> below(Digest index, Map<Digest, Manifest> known) {
    Set<Digest> found = new LinkedHashSet<>();
    Deque<Digest> open = new ArrayDeque<>(children(index, known));
    while (!open.isEmpty()) {
      Digest next = open.pop();
      if (found.add(next)) {
        open.addAll(children(next, known));
      }
    }
    return found;
  }

  /**
   * Reads the text of a manifest.
   *
   * @param digest the digest under which the registry holds it
   * @param mediaType the media type that the registry names
   * @throws IllegalArgumentException if it is not JSON, or an index with a child that has no
   *     digest: which images depend on each other is then unknown
   */
  public static Manifest parse(Digest digest, String mediaType, String text) {
    try {
      JsonNode manifest = JSON.readTree(text);
      List<Digest> children = new ArrayList<>();
      List<Digest> nestedIndexes = new ArrayList<>();
      if (isIndex(mediaType) || manifest.has("manifests")) {
        if (!manifest.path("manifests").isArray()) {
          throw new IllegalArgumentException("The index %s lists no manifests.".formatted(digest));
        }
        for (JsonNode child : manifest.path("manifests")) {
          Digest childDigest = new Digest(child.path("digest").asText());
          children.add(childDigest);
          // One that does not say what it is can be an index: its manifest has to be read.
          String childType = child.path("mediaType").asText();
          if (childType.isEmpty() || isIndex(childType)) {
            nestedIndexes.add(childDigest);
          }
        }
      }
      JsonNode subject = manifest.path("subject").path("digest");
      return new Manifest(
          digest,
          mediaType,
          children,
          nestedIndexes,
          subject.isTextual() ? Optional.of(new Digest(subject.asText())) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The manifest of %s is not JSON.".formatted(digest), e);
    }
  }
}
