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
