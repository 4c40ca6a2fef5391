package ecrimagecleanup.words;

/**
 * Text of others inside Markdown, such as the value of a tag: as code, in which nobody looks for
 * links, mentions or formatting. It cannot end the code, and it has no markup: neither HTML, nor
 * what Slack reads between angle brackets, such as a mention of a whole channel.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#code-spans">Code spans</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/">Slack: escaping</a>
 */
public final class CodeSpan {
  private CodeSpan() {}

  /** The text as code in one line; a text of nothing visible is a question mark. */
  public static String of(String text) {
    String visible = OneLine.of(text).strip();
    return visible.isEmpty() ? "`?`" : "`" + escaped(visible) + "`";
  }

  private static String escaped(String text) {
    return text.replace('`', '\'').replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
