package ecrimagecleanup.cli;

/** There is no image of the name that somebody gave. */
final class NoSuchImageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoSuchImageException(String message) {
    super(message);
  }
}
