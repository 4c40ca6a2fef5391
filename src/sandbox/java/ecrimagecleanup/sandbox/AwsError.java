package ecrimagecleanup.sandbox;

/** An answer with an error code, as AWS gives it. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * @param status the HTTP status
   * @param code the error code without a namespace, such as {@code ImageNotFoundException}
   * @param message what AWS says
   */
  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** An error of the caller, HTTP 400. */
  public static AwsError badRequest(String code, String message) {
    return new AwsError(400, code, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error code without a namespace. */
  public String code() {
    return code;
  }
}
