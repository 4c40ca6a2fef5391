package ecrimagecleanup.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.message.MalformedMessageException;
import java.util.regex.Pattern;

/**
 * Every sentence by which input is refused. The list is closed: a sentence that quotes its input is
 * not on it, and neither is one that nobody looked at.
 */
final class Refusals {
  private static final String FIELDS =
      "(?:source|detail-type|time|detail|eventSource|eventName|eventTime|messageType"
          + "|configurationItem|resourceType|configurationItemCaptureTime"
          + "|version|accountId|region|repository|cause|presumedUnusedSince|lastLook|due"
          + "|MessageBody|type|taskDefinition|parent|child|first)";

  /** Refused by the constructor of a record. */
  private static final String VALUES =
      "An account id has twelve digits\\."
          + "|A region is written like eu-central-1; isolated regions have other host names\\."
          + "|The repository name does not follow ECR's grammar\\."
          + "|A digest is sha256: and 64 lower-case hexadecimal digits\\."
          + "|The parts do not make a task definition ARN\\."
          + "|The canary has no name of a task definition family\\."
          + "|A check names 1 to 3000 images, not [0-9]+\\."
          + "|A check names each image once\\."
          + "|A check is due on a full minute\\.";

  private static final Pattern VALUE = Pattern.compile(VALUES);

  private static final Pattern MESSAGE =
      Pattern.compile(
          "The message has [0-9]+ characters; at most 1048576 are read\\."
              + "|The message is not a JSON object\\."
              + "|The message is not JSON(?: \\(line [0-9]+, column [0-9]+\\)| or too large)\\."
              + "|The check is not of version 1 to 2\\."
              + "|The check has an unknown cause\\."
              + "|The first cause of a chain is not a postponement\\."
              + "|The field images is not an array of at most 3000\\."
              + "|The field taskDefinition is not an ARN\\."
              + "|The task definition's ARN is not an ARN\\."
              + "|The event names [0-9]+ images; at most 1000 are read\\."
              + "|The event is of a time to come\\."
              + "|The field "
              + FIELDS
              + " is not (?:a text|an object|a time like 2026-03-02T09:15:23Z"
              + "|a time of the years from 1970 to 9999)\\."
              + "|The check is not valid: (?:the field lastLook has an unknown value\\.|"
              + VALUES
              + ")");

  private Refusals() {}

  /** That a message was refused by one of the sentences for messages, and by nothing else. */
  static void assertRefusal(MalformedMessageException refusal) {
    assertThat(refusal).hasNoCause().message().matches(MESSAGE);
  }

  /** That a value was refused by one of the sentences for values. */
  static void assertRefusal(IllegalArgumentException refusal) {
    assertThat(refusal).hasNoCause().message().matches(VALUE);
  }
}
