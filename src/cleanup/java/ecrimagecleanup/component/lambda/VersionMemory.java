package ecrimagecleanup.component.lambda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.FunctionVersion;
import java.util.Optional;

/**
 * The images of published versions of functions, which never change. In memory, of this instance
 * alone; what is pushed out is asked for again. The version that is not published is never in it.
 * Safe for several threads.
 *
 * <p>A version takes about 600 bytes, {@value #MOST_VERSIONS} of them some 30 MB.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Lambda
 *     function versions</a>
 */
final class VersionMemory {
  static final int MOST_VERSIONS = 50_000;

  /**
   * A published version.
   *
   * @param function the version
   * @param hash the hash of its code, as the list has it, so that nothing depends on Lambda never
   *     giving a number twice
   */
  record Key(FunctionVersion function, String hash) {}

  private final Cache<Key, FunctionImage> images;

  VersionMemory() {
    this(MOST_VERSIONS);
  }

  VersionMemory(int most) {
    // What is too much goes at once, on the thread that brought it.
    images = Caffeine.newBuilder().executor(Runnable::run).maximumSize(most).build();
  }

  /** The image of a version. */
  Optional<FunctionImage> image(Key version) {
    return Optional.ofNullable(images.getIfPresent(version));
  }

  /** Keeps the image of a version. */
  void keep(Key version, FunctionImage image) {
    images.put(version, image);
  }

  /** How many versions are remembered. */
  long size() {
    return images.estimatedSize();
  }
}
