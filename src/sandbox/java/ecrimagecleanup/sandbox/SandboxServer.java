package ecrimagecleanup.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint on a port of this machine, for {@code AWS_ENDPOINT_URL}. */
public final class SandboxServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);

  private final Endpoint endpoint;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sandbox-http");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Listens on {@code port} of the loopback interface from now on; 0 takes any free one.
   *
   * @throws IllegalArgumentException if the port cannot be had
   */
  public SandboxServer(Endpoint endpoint, int port) {
    this.endpoint = endpoint;
    // small answers would otherwise wait for the acknowledgement of the one before
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      IllegalArgumentException taken =
          new IllegalArgumentException(
              "Port %d of this machine cannot be used; another sandbox may have it. Give another with --port, or --port=0 for any free one."
                  .formatted(port));
      // As a cause people would read it in place of the sentence.
      taken.addSuppressed(e);
      throw taken;
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers at a path of its own, which no service of AWS has. */
  void tell(String path, Supplier<String> text) {
    tell(path, below -> Optional.of(text.get()));
  }

  /** Answers at all paths below one, which no service of AWS has; 404 where there is no text. */
  void tell(String path, Function<String, Optional<String>> text) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            String below = exchange.getRequestURI().getPath().substring(path.length());
            send(
                exchange,
                text.apply(below)
                    .map(found -> HttpReply.text(200, Map.of(), found))
                    .orElseGet(() -> HttpReply.text(404, Map.of(), "")));
          }
        });
  }

  /** What to set {@code AWS_ENDPOINT_URL} to. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      HttpCall call =
          new HttpCall(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes());
      send(exchange, answer(call));
    } catch (LostResponse lost) {
      LOG.debug("Lost a response on purpose", lost);
    } catch (IOException broken) {
      LOG.debug("A caller went away", broken);
    }
  }

  /** A mistake in the sandbox must not look like a lost response. */
  private HttpReply answer(HttpCall call) throws LostResponse {
    try {
      return endpoint.answer(call);
    } catch (RuntimeException mistake) {
      LOG.error("The sandbox itself has failed", mistake);
      return HttpReply.text(500, Map.of(), "The sandbox itself has failed: " + mistake);
    }
  }

  private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
    exchange.getResponseHeaders().putAll(reply.headers());
    boolean empty = reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (!empty) {
      exchange.getResponseBody().write(reply.body());
    }
  }
}
