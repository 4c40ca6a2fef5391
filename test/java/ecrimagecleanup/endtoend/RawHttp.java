package ecrimagecleanup.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests as they go over the wire, with any header: Java's own client sends no Host that is not
 * that of the address.
 *
 * @param port the port of this machine
 */
record RawHttp(int port) {
  /**
   * What came back.
   *
   * @param head the status line and the headers
   * @param body the content
   */
  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    String header(String name) {
      Matcher found = Pattern.compile("(?im)^%s: (.*)$".formatted(name)).matcher(head);
      return found.find() ? found.group(1).strip() : "";
    }

    JsonNode json() {
      return Json.parse(header("Transfer-Encoding").equals("chunked") ? joined() : body);
    }

    /**
     * What its chunks have; of a byte each, or the lengths would not be those of the text.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112</a>
     */
    private String joined() {
      StringBuilder joined = new StringBuilder();
      int from = 0;
      int length;
      do {
        int begin = body.indexOf("\r\n", from) + 2;
        length = Integer.parseInt(body.substring(from, begin - 2), 16);
        joined.append(body, begin, begin + length);
        from = begin + length + 2;
      } while (length > 0);
      return joined.toString();
    }
  }

  /** A GET as a tool on this machine sends it, with more headers. */
  Answer get(String path, String... headers) {
    return ask("GET", path, "localhost:" + port, "", headers);
  }

  /** Any request. */
  Answer ask(String method, String path, String host, String body, String... headers) {
    StringBuilder request = new StringBuilder();
    request.append("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, path, host));
    request.append("Connection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: %d\r\n".formatted(body.length()));
    }
    request.append("\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(answer.substring(0, end), answer.substring(end + 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
