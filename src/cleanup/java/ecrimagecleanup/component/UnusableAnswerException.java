package ecrimagecleanup.component;

/**
 * AWS answered without an error, but nothing may be concluded from what it said. What depends on
 * the answer stays unknown.
 */
public final class UnusableAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableAnswerException(String message) {
    super(message);
  }

  public UnusableAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
