package ecrimagecleanup.layer;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works out what is freed when some images of a repository go. It holds the layers and never a
 * manifest, so that a repository may have any number of images. For one thread, and for one
 * repository: what other repositories have does not count.
 */
public final class Freeing {
  /** Manifests are asked for so many at a time, which is ten calls. */
  private static final int PORTION = 1_000;

  private final Function<List<Digest>, List<ImageLayers>> read;
  private final Set<Digest> kept = new HashSet<>();
  private final Map<Digest, Long> freed = new HashMap<>();
  private long unreadBytes;
  private long images;
  private long estimated;

  /**
   * @param read reads the layers of images, without those whose manifests cannot be read
   */
  public Freeing(Function<List<Digest>, List<ImageLayers>> read) {
    this.read = read;
  }

  /**
   * What is freed. An image that stays and cannot be read keeps nothing, so less may be freed than
   * is said then. Nothing is read if nothing goes.
   *
   * @param going the images that go
   * @param staying all other images of the repository
   */
  public FreedBytes of(Collection<Image> going, Collection<Image> staying) {
    List<Image> removed = withLayers(going);
    if (removed.isEmpty()) {
      return FreedBytes.NONE;
    }
    each(withLayers(staying), image -> {}, blob -> kept.add(blob.digest()));
    each(
        removed,
        image -> unreadBytes += image.sizeInBytes(),
        blob -> {
          if (!kept.contains(blob.digest())) {
            freed.put(blob.digest(), blob.size());
          }
        });
    long layers = freed.values().stream().mapToLong(Long::longValue).sum();
    return new FreedBytes(unreadBytes + layers, images, estimated);
  }

  /** Of an index what it lists are images of their own, and it has no layers. */
  private static List<Image> withLayers(Collection<Image> some) {
    return some.stream()
        .filter(image -> !Manifest.INDEX_MEDIA_TYPES.contains(image.mediaType()))
        .toList();
  }

  private void each(List<Image> some, Consumer<Image> unread, Consumer<Blob> blob) {
    for (int from = 0; from < some.size(); from += PORTION) {
      List<Image> portion = some.subList(from, Math.min(some.size(), from + PORTION));
      Set<Digest> known = new HashSet<>();
      for (ImageLayers layers : read.apply(portion.stream().map(Image::digest).toList())) {
        known.add(layers.image());
        layers.blobs().forEach(blob);
      }
      images += portion.size();
      List<Image> missing =
          portion.stream().filter(image -> !known.contains(image.digest())).toList();
      estimated += missing.size();
      missing.forEach(unread);
    }
  }
}
