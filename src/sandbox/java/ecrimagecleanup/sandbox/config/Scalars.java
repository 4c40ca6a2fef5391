package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How scalars compare: numbers by value, times by instant, text by character. */
final class Scalars {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  private Scalars() {}

  /** The order of two scalars; empty when they are of different kinds. */
  static OptionalInt compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return OptionalInt.of(one.decimalValue().compareTo(other.decimalValue()));
    }
    if (one.isBoolean() && other.isBoolean()) {
      return OptionalInt.of(Boolean.compare(one.booleanValue(), other.booleanValue()));
    }
    if (one.isTextual() && other.isTextual()) {
      return OptionalInt.of(compareText(one.textValue(), other.textValue()));
    }
    return OptionalInt.empty();
  }

  /** Whether a text is a time, which another text can stand for as well. */
  static boolean isTime(String text) {
    return text.endsWith("Z") && TIME.matcher(text).matches();
  }

  private static int compareText(String one, String other) {
    // with and without a fraction of a second, the order of the characters is not that of the times
    if (isTime(one) && isTime(other)) {
      return Instant.parse(one).compareTo(Instant.parse(other));
    }
    return one.compareTo(other);
  }
}
