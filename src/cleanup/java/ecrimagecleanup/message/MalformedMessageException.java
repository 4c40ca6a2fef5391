package ecrimagecleanup.message;

/**
 * A message that will never be understood, however often it is tried: not JSON, a part is missing,
 * a wrong type, an unknown version. It fails at once; the redrive policy of its queue moves it to
 * the dead-letter queue. Its text holds nothing of the message that was not validated; it has no
 * cause, whose text could.
 */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }
}
