package ecrimagecleanup.layer;

/**
 * What is freed when images go.
 *
 * @param bytes the bytes of what no other image of the repository has, each layer once; of an image
 *     whose manifest could not be read, its whole size
 * @param images the manifests of how many images were looked for
 * @param estimated how many of them could not be read
 */
public record FreedBytes(long bytes, long images, long estimated) {
  /** Nothing goes. */
  public static final FreedBytes NONE = new FreedBytes(0, 0, 0);

  /** Both, of different repositories. */
  public FreedBytes plus(FreedBytes other) {
    return new FreedBytes(bytes + other.bytes, images + other.images, estimated + other.estimated);
  }
}
