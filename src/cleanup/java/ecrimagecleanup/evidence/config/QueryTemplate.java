package ecrimagecleanup.evidence.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query that people can read, with one placeholder such as <code>{images
 * configuration.ContainerDefinitions.Image}</code>: what the conditions are about, and the property
 * that they are on. Lines that begin with {@code --} are remarks.
 */
final class QueryTemplate {
  private static final String OR = " OR ";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z-]{1,30}) ([A-Za-z][A-Za-z.]{0,200})}");

  private final String text;
  private final String placeholder;
  private final String property;

  /**
   * @param file where it comes from, for the message of an error
   * @param content the template
   * @param about what its placeholder has to be about
   * @throws IllegalArgumentException if there is no such placeholder, or more than one
   */
  QueryTemplate(String file, String content, String about) {
    text = withoutRemarks(content);
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (!matcher.find() || !matcher.group(1).equals(about)) {
      throw new IllegalArgumentException(
          "The query %s has no placeholder {%s <property>}.".formatted(file, about));
    }
    placeholder = matcher.group();
    property = matcher.group(2);
    if (matcher.find()) {
      throw new IllegalArgumentException("The query %s has two placeholders.".formatted(file));
    }
  }

  /** What stands in a file of a query without remarks, on one line. */
  static String withoutRemarks(String content) {
    return content
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("--"))
        .collect(Collectors.joining(" "));
  }

  /**
   * The expressions with conditions in place of the placeholder, joined with OR; as many as needed
   * to stay within {@link AggregatorQuery#MAXIMUM_EXPRESSION_LENGTH}; none for no conditions.
   *
   * @param conditions makes the conditions on the property
   */
  List<String> expressions(Function<String, List<String>> conditions) {
    int room = AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH - text.length() + placeholder.length();
    List<String> expressions = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String condition : conditions.apply(property)) {
      if (!part.isEmpty() && part.length() + OR.length() + condition.length() > room) {
        expressions.add(text.replace(placeholder, part));
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : OR).append(condition);
    }
    if (!part.isEmpty()) {
      expressions.add(text.replace(placeholder, part));
    }
    return expressions;
  }
}
