package ecrimagecleanup.cli;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AWS does not allow a call.
 *
 * @param ofRole whether already the role could not be assumed
 */
record Refusal(boolean ofRole) {
  private static final int FORBIDDEN = 403;

  /** The refusal that an exception is, if it is one. */
  static Optional<Refusal> in(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .findFirst()
        .filter(Refusal::isRefused)
        .map(refused -> new Refusal(refused instanceof StsException));
  }

  private static boolean isRefused(AwsServiceException exception) {
    String code =
        exception.awsErrorDetails() == null
            ? ""
            : String.valueOf(exception.awsErrorDetails().errorCode());
    return exception.statusCode() == FORBIDDEN
        || code.startsWith("AccessDenied")
        || code.equals("UnauthorizedOperation");
  }
}
