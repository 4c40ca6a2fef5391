package ecrimagecleanup.component;

import ecrimagecleanup.words.OneLine;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Why a call failed, as one line for the text of a blind spot. */
public final class Reason {
  private static final int MAXIMUM_LENGTH = 300;

  private Reason() {}

  /** The error code and the message, without control characters, cut if it is long. */
  public static String of(RuntimeException failure) {
    String text = nameOf(failure) + ": " + messageOf(failure);
    String line = OneLine.of(text);
    return line.length() <= MAXIMUM_LENGTH ? line : line.substring(0, MAXIMUM_LENGTH) + "…";
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
