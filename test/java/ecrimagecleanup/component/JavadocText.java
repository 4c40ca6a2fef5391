package ecrimagecleanup.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc of an enum says, as Markdown.
 *
 * @param source the source of the enum
 * @param names what is shown in place of a constant, by {@code Class#NAME}
 */
record JavadocText(String source, Map<String, String> names) {
  private static final Path SOURCES = Path.of("src/cleanup/java");
  private static final Pattern TAG = Pattern.compile("\\{@(code|link) ([^}]*)}");

  static JavadocText of(Class<?> type, Map<String, String> names) {
    try {
      return new JavadocText(
          Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java")), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says of all constants. */
  String ofType() {
    return before("public enum ");
  }

  /** What it says of one constant. */
  String of(String constant) {
    Matcher matcher = Pattern.compile("\n  " + constant + "\\b").matcher(source);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + constant);
    }
    return before(source.substring(matcher.start() + 1, matcher.end()));
  }

  private String before(String declaration) {
    int end = source.lastIndexOf("*/", source.indexOf("\n" + declaration));
    String comment = source.substring(source.lastIndexOf("/**", end) + 3, end);
    String text = comment.replaceAll("\\n *\\*", " ").replaceFirst("@see.*", "");
    return TAG.matcher(text.strip().replaceAll("\\s+", " "))
        .replaceAll(tag -> Matcher.quoteReplacement(code(tag.group(2))));
  }

  private String code(String reference) {
    String shown =
        reference.contains(" ") && !reference.contains("<") && reference.contains(".")
            ? reference.substring(reference.indexOf(' ') + 1)
            : reference;
    String name = names.getOrDefault(shown, shown);
    return "`%s`"
        .formatted(name.replaceFirst("^#", "").replaceFirst("^(?:[a-z]+\\.)+(?=[A-Z])", ""));
  }
}
