package ecrimagecleanup.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What a request is answered. Nobody changes it. */
final class HttpAnswer {
  private static final String JSON = "application/json; charset=utf-8";

  /**
   * What every answer tells a browser: it is kept nowhere, no other site may use or frame it, and
   * it is nothing but what its type says.
   */
  private static final Map<String, String> OF_EVERY_ANSWER =
      Map.of(
          "Cache-Control", "no-store",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private final int status;
  private final String type;
  private final Supplier<Object> body;
  private final Map<String, String> headers;

  /**
   * @param status the status of HTTP
   * @param type the media type of the content
   * @param body gives what is sent
   * @param headers more headers, by name
   */
  private HttpAnswer(int status, String type, Supplier<Object> body, Map<String, String> headers) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  static HttpAnswer json(byte[] content) {
    return json(() -> content);
  }

  /** The same of what is compressed by gzip: it is never in memory as a whole. */
  static HttpAnswer inflated(byte[] content) {
    return json(() -> inflating(content));
  }

  private static HttpAnswer json(Supplier<Object> body) {
    return new HttpAnswer(
        200, JSON, body, Map.of("Content-Security-Policy", "default-src 'none'; sandbox"));
  }

  static HttpAnswer json(JsonNode content) {
    return json(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A page.
   *
   * @param policy its content security policy
   */
  static HttpAnswer page(String html, String policy) {
    return new HttpAnswer(
        200,
        "text/html; charset=utf-8",
        () -> html.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Security-Policy", policy));
  }

  /** Why there is no other answer, in a sentence. */
  static HttpAnswer problem(int status, String sentence) {
    HttpAnswer said = json(JsonNodeFactory.instance.objectNode().put("problem", sentence));
    return new HttpAnswer(status, said.type, said.body, said.headers);
  }

  /** The same with more headers. */
  HttpAnswer with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new HttpAnswer(status, type, body, all);
  }

  /** Puts it in place of the request, of which nothing is sent back. */
  void write(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    OF_EVERY_ANSWER.forEach(message::setHeader);
    headers.forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, type);
    message.setBody(body.get());
  }

  private static InputStream inflating(byte[] content) {
    try {
      return new GZIPInputStream(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
