package ecrimagecleanup.sandbox.logs;

import ecrimagecleanup.sandbox.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which log events are asked for: those that hold every one of some phrases. There are no other
 * patterns here.
 *
 * @param phrases the phrases
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
record FilterPattern(List<String> phrases) {
  private static final Pattern PHRASE = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)+)\"\\s*");
  private static final int LONGEST = 1024;

  FilterPattern {
    phrases = List.copyOf(phrases);
  }

  static FilterPattern parse(String text) {
    List<String> phrases = new ArrayList<>();
    Matcher matcher = PHRASE.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      phrases.add(matcher.group(1).replace("\\\"", "\""));
      end = matcher.end();
    }
    if (end < text.length() || text.length() > LONGEST) {
      throw AwsError.badRequest(
          "InvalidParameterException", "Invalid filter pattern: the sandbox takes quoted phrases.");
    }
    return new FilterPattern(phrases);
  }

  boolean matches(String message) {
    return phrases.stream().allMatch(message::contains);
  }
}
