package ecrimagecleanup.words;

import java.util.regex.Pattern;

/**
 * Text of others inside Markdown, such as the value of a tag: as code, in which nobody looks for
 * links, mentions or formatting. It cannot end the code, and it has no markup: neither HTML, nor
 * what Slack reads between angle brackets, such as a mention of a whole channel.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#code-spans">Code spans</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/">Slack: escaping</a>
 */
public final class CodeSpan {
  /** Controls, what changes the direction of text, halves of pairs, and ends of lines. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private CodeSpan() {}

  /** The text as code in one line; a text of nothing visible is a question mark. */
  public static String of(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
    return visible.isEmpty() ? "`?`" : "`" + escaped(visible) + "`";
  }

  private static String escaped(String text) {
    return text.replace('`', '\'').replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
