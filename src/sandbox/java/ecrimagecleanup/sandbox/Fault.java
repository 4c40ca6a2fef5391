package ecrimagecleanup.sandbox;

/** What can go wrong with a call on purpose. */
public sealed interface Fault {

  /**
   * The call is answered with an error.
   *
   * @param error the error
   */
  record Answered(AwsError error) implements Fault {}

  /** The connection breaks without an answer. */
  record Lost() implements Fault {}

  /** Too many calls. */
  static Fault throttled() {
    return new Answered(AwsError.badRequest("ThrottlingException", "Rate exceeded"));
  }

  /**
   * The caller may not do that, which the SDK does not try again.
   *
   * @param action such as {@code ecr:DescribeImages}
   */
  static Fault denied(String action) {
    return new Answered(
        new AwsError(
            403,
            "AccessDeniedException",
            "User: me is not authorized to perform: %s".formatted(action)));
  }

  /** AWS itself has failed. */
  static Fault internal() {
    return new Answered(new AwsError(500, "InternalFailure", "An internal error has occurred"));
  }

  /** AWS is not available. */
  static Fault unavailable() {
    return new Answered(new AwsError(503, "ServiceUnavailable", "The service is unavailable"));
  }

  /** No answer arrives. */
  static Fault lost() {
    return new Lost();
  }
}
