package ecrimagecleanup.sandbox.config;

import java.util.regex.Pattern;

/** The wildcards of Config's LIKE: {@code %} only as the last character, {@code _} anywhere. */
final class LikePattern {
  private static final int MIN_PREFIX = 3;

  private LikePattern() {}

  /** What every text begins with that a pattern matches. */
  static String beginning(String text) {
    return text.split("[_%]", 2)[0];
  }

  static Pattern parse(String text) {
    boolean open = text.endsWith("%");
    String prefix = open ? text.substring(0, text.length() - 1) : text;
    if (prefix.contains("%")) {
      throw QueryParser.invalid("the wildcard % is only supported as a suffix");
    }
    if (prefix.length() < MIN_PREFIX) {
      throw QueryParser.invalid(
          "LIKE needs at least " + MIN_PREFIX + " characters before the wildcard");
    }
    StringBuilder regex = new StringBuilder();
    prefix
        .codePoints()
        .forEach(
            c -> regex.append(c == '_' ? "." : Pattern.quote(new String(Character.toChars(c)))));
    return Pattern.compile(regex + (open ? ".*" : ""), Pattern.DOTALL);
  }
}
