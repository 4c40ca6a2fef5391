package ecrimagecleanup.image;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What indexes list, directly or by another index.
 *
 * @param manifests the manifests of the indexes and of the indexes that they list, by digest; that
 *     of a listed index that does not exist lists nothing
 * @param listed the images that those indexes list, as far as they exist, by digest
 */
public record ImageTree(Map<Digest, Manifest> manifests, Map<Digest, Image> listed) {
  /** The tree before anything was read. */
  public static final ImageTree EMPTY = new ImageTree(Map.of(), Map.of());

  public ImageTree {
    // In the order in which they were read, so that what is asked next has one order, too.
    manifests = Collections.unmodifiableMap(new LinkedHashMap<>(manifests));
    listed = Map.copyOf(listed);
  }

  /** The indexes among images, without those in the archive, which cannot be read. */
  public static List<Digest> readableIndexes(Collection<Image> images) {
    return images.stream().filter(Image::isReadableIndex).map(Image::digest).toList();
  }

  /**
   * The indexes whose manifests are not known yet.
   *
   * @param roots the images at the top; an index in the archive cannot be read
   */
  public List<Digest> unreadIndexes(Collection<Image> roots) {
    Stream<Digest> nested = manifests.values().stream().flatMap(m -> m.nestedIndexes().stream());
    return Stream.concat(readableIndexes(roots).stream(), nested)
        .distinct()
        .filter(d -> !manifests.containsKey(d))
        .toList();
  }

  /**
   * With the manifests of {@link #unreadIndexes}.
   *
   * @param roots the images at the top
   * @param read the manifests of those that exist
   * @throws IllegalStateException if that of an image at the top is missing: it went, or moved to
   *     the archive, while it was looked at
   */
  public ImageTree withManifests(Collection<Image> roots, Collection<Manifest> read) {
    Set<Digest> found = read.stream().map(Manifest::digest).collect(toSet());
    List<Digest> missing = unreadIndexes(roots).stream().filter(d -> !found.contains(d)).toList();
    for (Image root : roots) {
      if (missing.contains(root.digest())) {
        throw new IllegalStateException(
            "The manifest of the index %s cannot be read. The check is tried again."
                .formatted(root));
      }
    }
    // A nested index that is listed and does not exist lists nothing that could be pulled by it.
    Map<Digest, Manifest> all = new LinkedHashMap<>(manifests);
    missing.forEach(digest -> all.put(digest, Manifest.ofMissing(digest)));
    read.forEach(manifest -> all.put(manifest.digest(), manifest));
    return new ImageTree(all, listed);
  }

  /** The digests of all images that the known indexes list, sorted. */
  public List<Digest> listedDigests() {
    return manifests.values().stream()
        .flatMap(m -> m.children().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** With the images of {@link #listedDigests} that exist. */
  public ImageTree withListed(Collection<Image> images) {
    return new ImageTree(manifests, images.stream().collect(toMap(Image::digest, identity())));
  }
}
