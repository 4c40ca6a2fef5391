package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.AwsErrorKind;
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
  /** The refusal that an exception is, if it is one. */
  static Optional<Refusal> in(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .findFirst()
        .filter(refused -> AwsErrorKind.of(refused) == AwsErrorKind.REFUSED)
        .map(refused -> new Refusal(refused instanceof StsException));
  }
}
