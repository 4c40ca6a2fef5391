package ecrimagecleanup.image;

/** There is no image of the name that somebody gave. */
public final class NoSuchImageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** There is none that a reference denotes. */
  public static NoSuchImageException of(ImageReference.Ecr reference) {
    return new NoSuchImageException("There is no image %s.".formatted(reference));
  }

  /** There is none, as there is no such repository. */
  public static NoSuchImageException withoutRepository(Repository repository) {
    return new NoSuchImageException("There is no repository %s.".formatted(repository));
  }

  /** With a sentence that names the image. */
  public NoSuchImageException(String message) {
    super(message);
  }
}
