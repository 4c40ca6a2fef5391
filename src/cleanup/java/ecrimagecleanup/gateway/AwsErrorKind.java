package ecrimagecleanup.gateway;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What an error that AWS answers is about, by its code. */
public enum AwsErrorKind {
  /** The call is not allowed. */
  REFUSED,
  /** The credentials are too old; new ones may come while the process runs. */
  EXPIRED,
  /** The credentials are not accepted. */
  NOT_ACCEPTED,
  OTHER;

  private static final int FORBIDDEN = 403;

  /** The kind of an error. What is forbidden for no known reason is a refusal. */
  public static AwsErrorKind of(AwsServiceException exception) {
    String code =
        Optional.ofNullable(exception.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    return switch (code) {
      case "AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation" ->
          REFUSED;
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" -> EXPIRED;
      case "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException" ->
          NOT_ACCEPTED;
      // SQS throttles with this status, too.
      default ->
          exception.statusCode() == FORBIDDEN && !exception.isThrottlingException()
              ? REFUSED
              : OTHER;
    };
  }
}
