package ecrimagecleanup.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script or style sheet within the page.
 *
 * @param start the start tag
 * @param content what the browser runs or applies
 * @param end the end tag
 */
record Inlined(String start, String content, String end) {

  /** A script, which runs once the whole page is read. */
  static Inlined script(String code) {
    // Within a string of JavaScript both mean the same with the backslash; HTML would end the
    // script.
    String safe = code.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    return new Inlined("<script type=\"module\">", safe, "</script>");
  }

  /** A style sheet. */
  static Inlined style(String css) {
    return new Inlined("<style>", css, "</style>");
  }

  String html() {
    return start + content + end;
  }

  /**
   * What a content security policy names it by.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">Content Security Policy</a>
   */
  String source() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
