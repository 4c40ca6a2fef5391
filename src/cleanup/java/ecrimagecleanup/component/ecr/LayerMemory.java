package ecrimagecleanup.component.ecr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.layer.Blob;
import ecrimagecleanup.layer.ImageLayers;
import java.util.Optional;

/**
 * The layers of images, which never change. In memory, of this instance alone; what is pushed out
 * is read again. A layer that many images have is in it once. Safe for several threads.
 *
 * <p>A layer of its own takes about 200 bytes, {@value #MOST_LAYERS} of them some 60 MB.
 */
final class LayerMemory {
  static final int MOST_LAYERS = 300_000;

  private record Key(Repository repository, Digest image) {}

  private final Interner<Blob> blobs = Interner.newWeakInterner();
  private final Cache<Key, ImageLayers> images;

  LayerMemory() {
    this(MOST_LAYERS);
  }

  LayerMemory(int most) {
    // What is too much goes at once, on the thread that brought it.
    images =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(most)
            .<Key, ImageLayers>weigher((key, layers) -> 1 + layers.blobs().size())
            .build();
  }

  /** The layers of an image of the repository. */
  Optional<ImageLayers> of(Repository repository, Digest image) {
    return Optional.ofNullable(images.getIfPresent(new Key(repository, image)));
  }

  /** Keeps the layers of an image of the repository. */
  void keep(Repository repository, ImageLayers layers) {
    images.put(
        new Key(repository, layers.image()),
        new ImageLayers(layers.image(), layers.blobs().stream().map(blobs::intern).toList()));
  }
}
