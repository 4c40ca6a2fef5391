package ecrimagecleanup.image;

/** There is no image of the name that somebody gave. */
public final class NoSuchImageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that names the image. */
  public NoSuchImageException(String message) {
    super(message);
  }
}
