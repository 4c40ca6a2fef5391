package ecrimagecleanup.owners;

import java.net.URI;
import java.net.URISyntaxException;
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
  private static final String REST =
      "(:[0-9]{1,5})?(/([A-Za-z0-9._~@:/?&=+,;-]|%[0-9A-Fa-f]{2})*)?";

  /** Plain HTTP does not leave the machine. */
  private static final Pattern GRAMMAR =
      Pattern.compile("(https://[A-Za-z0-9.-]{1,253}|http://(localhost|127\\.0\\.0\\.1))" + REST);

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
    return text.length() <= LONGEST && GRAMMAR.matcher(text).matches() && hasServer(text);
  }

  /** What has none, such as two dots in a row, a client would refuse, with the URL in its words. */
  private static boolean hasServer(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && uri.getPort() <= HIGHEST_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
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
