package ecrimagecleanup.component;

import ecrimagecleanup.words.OneLine;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a call failed, as one line for the text of a blind spot. */
public final class Reason {
  private static final int MAXIMUM_LENGTH = 300;

  private Reason() {}

  /** The error code and the message, without control characters, cut if it is long. */
  public static String of(RuntimeException failure) {
    return OneLine.of(nameOf(failure) + ": " + messageOf(failure), MAXIMUM_LENGTH);
  }

  /**
   * Reads a place; why that failed, if AWS refused it or its answer cannot be used.
   *
   * @throws AbortedException if this thread is interrupted, which says nothing of the place
   */
  public static Optional<String> ofFailed(Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (AbortedException e) {
      throw e;
    } catch (SdkException | UnusableAnswerException e) {
      return Optional.of(of(e));
    }
  }

  private static String nameOf(RuntimeException failure) {
    return failure instanceof AwsServiceException e
            && e.awsErrorDetails() != null
            && e.awsErrorDetails().errorCode() != null
        ? e.awsErrorDetails().errorCode()
        : failure.getClass().getSimpleName();
  }

  /** The message of AWS, if there is one. */
  public static String messageOf(RuntimeException failure) {
    return failure instanceof AwsServiceException e
            && e.awsErrorDetails() != null
            && e.awsErrorDetails().errorMessage() != null
        ? e.awsErrorDetails().errorMessage()
        : String.valueOf(failure.getMessage());
  }
}
