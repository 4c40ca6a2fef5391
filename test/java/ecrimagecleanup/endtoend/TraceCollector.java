package ecrimagecleanup.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A collector of OpenTelemetry that takes spans by OTLP over HTTP, as protocol buffers. It reads
 * the few fields that tests look at.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
final class TraceCollector implements AutoCloseable {
  /**
   * A span.
   *
   * @param parent the id of its parent; empty for the first of a trace
   */
  record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {
    /** The URI of the endpoint that it is about; empty if it is about none. */
    String uri() {
      return attributes.getOrDefault("camel.uri", "");
    }
  }

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            read(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The spans so far. */
  List<Span> spans() {
    return spans;
  }

  /** ExportTraceServiceRequest: resource_spans = 1, scope_spans = 2, spans = 2. */
  private void read(byte[] request) {
    for (byte[] resource : fields(request, 1)) {
      for (byte[] scope : fields(resource, 2)) {
        fields(scope, 2).stream().map(TraceCollector::span).forEach(spans::add);
      }
    }
  }

  /** trace_id = 1, span_id = 2, parent_span_id = 4, name = 5, attributes = 9. */
  private static Span span(byte[] span) {
    Map<String, String> attributes = new TreeMap<>();
    for (byte[] attribute : fields(span, 9)) {
      attributes.put(text(attribute, 1), text(first(attribute, 2), 1));
    }
    HexFormat hex = HexFormat.of();
    return new Span(
        hex.formatHex(first(span, 1)),
        hex.formatHex(first(span, 2)),
        hex.formatHex(first(span, 4)),
        text(span, 5),
        attributes);
  }

  private static String text(byte[] message, int field) {
    return new String(first(message, field), UTF_8);
  }

  private static byte[] first(byte[] message, int field) {
    return fields(message, field).stream().findFirst().orElse(new byte[0]);
  }

  /** The values of a field that has a length. */
  private static List<byte[]> fields(byte[] message, int wanted) {
    List<byte[]> found = new ArrayList<>();
    int[] at = {0};
    while (at[0] < message.length) {
      long tag = varint(message, at);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 5 -> at[0] += 4;
        case 2 -> {
          int length = (int) varint(message, at);
          if (tag >> 3 == wanted) {
            found.add(Arrays.copyOfRange(message, at[0], at[0] + length));
          }
          at[0] += length;
        }
        default -> throw new IllegalArgumentException("No protocol buffer: " + tag);
      }
    }
    return found;
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
