package ecrimagecleanup.evidence.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query that people can read, with a placeholder such as <code>{images
 * configuration.ContainerDefinitions.Image}</code>: what the conditions are about, and the property
 * that they are on. It can have others, each for a single condition. Lines that begin with {@code
 * --} are remarks.
 */
final class QueryTemplate {
  private static final String OR = " OR ";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z-]{1,30}) ([A-Za-z][A-Za-z.]{0,200})}");

  private final String text;
  private final Placeholder conditions;
  private final List<Placeholder> single;

  private record Placeholder(String text, String about, String property) {}

  /**
   * @param file where it comes from, for the message of an error
   * @param content the template
   * @param about what its placeholder has to be about
   * @param single what placeholders for a single condition have to be about
   * @throws IllegalArgumentException if such a placeholder is missing, or there is another one
   */
  QueryTemplate(String file, String content, String about, String... single) {
    this.text = withoutRemarks(content);
    List<Placeholder> found =
        PLACEHOLDER
            .matcher(text)
            .results()
            .map(match -> new Placeholder(match.group(), match.group(1), match.group(2)))
            .toList();
    this.conditions = find(file, found, about);
    this.single = Stream.of(single).map(one -> find(file, found, one)).toList();
    if (found.size() > 1 + single.length) {
      throw new IllegalArgumentException(
          "The query %s has a placeholder too many.".formatted(file));
    }
  }

  private static Placeholder find(String file, List<Placeholder> found, String about) {
    return found.stream()
        .filter(placeholder -> placeholder.about().equals(about))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The query %s has no placeholder {%s <property>}.".formatted(file, about)));
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
   * @param each makes the conditions on the property
   */
  List<String> expressions(Function<String, List<String>> each) {
    return expressions(each, property -> "");
  }

  /**
   * The same.
   *
   * @param one makes each single condition on its property
   */
  List<String> expressions(Function<String, List<String>> each, UnaryOperator<String> one) {
    String query = text;
    for (Placeholder placeholder : single) {
      query = query.replace(placeholder.text(), one.apply(placeholder.property()));
    }
    int room =
        AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH - query.length() + conditions.text().length();
    List<String> expressions = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String condition : each.apply(conditions.property())) {
      if (!part.isEmpty() && part.length() + OR.length() + condition.length() > room) {
        expressions.add(query.replace(conditions.text(), part));
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : OR).append(condition);
    }
    if (!part.isEmpty()) {
      expressions.add(query.replace(conditions.text(), part));
    }
    return expressions;
  }
}
