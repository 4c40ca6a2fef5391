package ecrimagecleanup.layer;

import ecrimagecleanup.image.Digest;

/**
 * A layer or a configuration. A repository stores it once, however many of its images have it.
 *
 * @param digest what it is known by
 * @param size its bytes, compressed
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md">OCI content
 *     descriptors</a>
 */
public record Blob(Digest digest, long size) {

  /**
   * @throws IllegalArgumentException if the size is negative
   */
  public Blob {
    if (size < 0) {
      throw new IllegalArgumentException("The size of a layer is 0 or more.");
    }
  }
}
