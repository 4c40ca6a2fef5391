package ecrimagecleanup.report;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

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

  /** The tags of all, one below the other. */
  static String html(List<Inlined> all) {
    return all.stream().map(Inlined::html).collect(joining("\n"));
  }

  /** What a content security policy names all of them by. */
  static String sources(List<Inlined> all) {
    return all.stream().map(Inlined::source).collect(joining(" "));
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
