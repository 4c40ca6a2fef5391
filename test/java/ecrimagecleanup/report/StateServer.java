package ecrimagecleanup.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The page of a running instance, where it stands, with made-up documents beside it, which have the
 * form that the application gives them: HttpTest compares their fields.
 */
final class StateServer implements AutoCloseable {
  static final Path DOCUMENTS = Path.of("test/resources/state");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer that comes once, before the document. */
  record Before(int status, String header, String value, String body) {}

  private final HttpServer server;
  private final Map<String, ObjectNode> documents = new ConcurrentHashMap<>();
  private final Map<String, Before> before = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  StateServer(PlanFixture plan) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (String name : List.of("state", "explain")) {
      documents.put(name, (ObjectNode) JSON.readTree(file(name).toFile()));
    }
    documents.put("plan", ReportTestCase.tree(plan));
    server.createContext("/observe/cleanup", this::answer);
    server.start();
  }

  static Path file(String name) {
    return DOCUMENTS.resolve(name + ".json");
  }

  String address() {
    return "http://localhost:%d/observe/cleanup".formatted(server.getAddress().getPort());
  }

  /** A document, to be changed. */
  ObjectNode document(String name) {
    return Objects.requireNonNull(documents.get(name));
  }

  /** Has a document answered otherwise once. */
  void once(String name, Before answer) {
    before.put(name, answer);
  }

  /** What was asked for, in order. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring("/observe/cleanup".length());
    asked.add(exchange.getRequestMethod() + " " + path);
    String name = path.replaceFirst("^/", "").replaceFirst("\\?.*", "");
    if (name.isEmpty()) {
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().add("Content-Security-Policy", StatePage.policy());
      send(exchange, 200, StatePage.html());
      return;
    }
    Before first = before.remove(name);
    if (first != null) {
      exchange.getResponseHeaders().add(first.header(), first.value());
      send(exchange, first.status(), first.body());
      return;
    }
    JsonNode document = documents.get(name);
    exchange.getResponseHeaders().add("Age", "190");
    send(exchange, document == null ? 404 : 200, String.valueOf(document));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
