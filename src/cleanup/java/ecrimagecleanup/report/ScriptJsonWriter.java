package ecrimagecleanup.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON so that it can stand in a script element of HTML: the characters by which an HTML
 * parser could take it for markup, and the two that older JavaScript takes for ends of lines,
 * become escapes of JSON. In JSON they occur within strings alone, so the document means the same.
 *
 * <p>Closing it flushes, and leaves the page behind it open. Not safe for several threads.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements">
 *     HTML, restrictions for contents of script elements</a>
 */
final class ScriptJsonWriter extends FilterWriter {

  ScriptJsonWriter(Writer page) {
    super(page);
  }

  @Override
  public void write(int character) throws IOException {
    if (isEscaped((char) character)) {
      out.write("\\u%04x".formatted(character));
    } else {
      out.write(character);
    }
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    int written = offset;
    for (int i = offset; i < offset + length; i++) {
      if (isEscaped(characters[i])) {
        out.write(characters, written, i - written);
        write(characters[i]);
        written = i + 1;
      }
    }
    out.write(characters, written, offset + length - written);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private static boolean isEscaped(char character) {
    return switch (character) {
      case '<', '>', '&', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }
}
