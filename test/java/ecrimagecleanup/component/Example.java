package ecrimagecleanup.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A route that uses one operation of a component, written in YAML alone. It stands on the page of
 * the components, below the heading of its operation, and nowhere else.
 *
 * @param component the scheme
 * @param operation the value of the option
 * @param text the YAML
 * @param answer a part of the body and the headers that come out, with ID for what SQS invents
 */
record Example(String component, String operation, String text, String answer) {
  /** The page of the components. */
  static final Path PAGE = Path.of("docs/components.md");

  private static final Pattern EXAMPLES =
      Pattern.compile(
          """
          (?ms)^### ([a-z-]+):(\\w+)$(?:(?!^###? ).)*?^```yaml
          (.*?)```

          What comes out has `([^`]+)`\\.$""");

  /** All of them, by component and operation. */
  static List<Example> all() {
    try {
      return EXAMPLES
          .matcher(Files.readString(PAGE))
          .results()
          .map(
              example ->
                  new Example(
                      example.group(1), example.group(2), example.group(3), example.group(4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it stands on the page. */
  String onPage() {
    return "\n```yaml\n%s```\n\nWhat comes out has `%s`.\n".formatted(text, answer);
  }

  /** {@code component:operation}. */
  @Override
  public String toString() {
    return component + ":" + operation;
  }
}
