package ecrimagecleanup.owners;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where reports are posted. Whoever knows the URL can post there, so it is a secret: no sentence
 * has it, nor has the text of this object.
 */
public final class Webhook {
  /** What a URL is like, for people. */
  public static final String FORM = "a URL that begins with https://";

  private static final int LONGEST = 2_000;
  private static final int HIGHEST_PORT = 65_535;
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /**
   * What clients take for one: of any other they say what is wrong, with the URL.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc2396#section-3.2.2">RFC 2396</a>
   */
  private static final String HOST =
      "((%1$s\\.)*(?=[A-Za-z])%1$s\\.?|(%2$s\\.){3}%2$s)"
          .formatted(LABEL, "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2})");

  private static final String REST =
      "(:(?<port>[0-9]{1,5}))?(/([A-Za-z0-9._~@:/?&=+,;-]|%[0-9A-Fa-f]{2})*)?";

  /** Plain HTTP does not leave the machine. */
  private static final Pattern GRAMMAR =
      Pattern.compile("(https://" + HOST + "|http://(localhost|127\\.0\\.0\\.1))" + REST);

  private final String url;

  /**
   * @param url the URL; empty if there is none
   * @throws IllegalArgumentException if it is not one; the sentence does not have it
   */
  public Webhook(String url) {
    if (!url.isEmpty() && !isUrl(url)) {
      throw new IllegalArgumentException("The webhook is not %s.".formatted(FORM));
    }
    this.url = url;
  }

  /** Whether a text is the URL of a webhook. */
  public static boolean isUrl(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    return text.length() <= LONGEST
        && matcher.matches()
        && (matcher.group("port") == null
            || Integer.parseInt(matcher.group("port")) <= HIGHEST_PORT);
  }

  /** Whether there is one. */
  public boolean isGiven() {
    return !url.isEmpty();
  }

  /**
   * The URL.
   *
   * @throws IllegalStateException if there is none
   */
  public String url() {
    if (url.isEmpty()) {
      throw new IllegalStateException("There is no webhook.");
    }
    return url;
  }

  @Override
  public String toString() {
    return "a webhook";
  }
}
