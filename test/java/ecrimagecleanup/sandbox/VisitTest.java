package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.cli.console.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers at the port of a sandbox, and is none. */
class VisitTest {
  private HttpServer other;

  @BeforeEach
  void listen() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
  }

  @AfterEach
  void close() {
    other.stop(0);
  }

  private void answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | <Error><Code>NoSuchBucket</Code></Error>",
        "200 | <html>",
        "200 | [1]",
        "200 | {}",
        "200 | {\"time\": \"soon\", \"speed\": 1, \"settings\": {}}",
        "200 | {\"time\": 7, \"speed\": 1, \"settings\": {}}",
        "200 | {\"time\": \"2026-03-02T09:00:00Z\", \"settings\": {}}",
        "200 | {\"time\": \"2026-03-02T09:00:00Z\", \"speed\": 1}",
        "500 | {\"time\": \"2026-03-02T09:00:00Z\", \"speed\": 1, \"settings\": {}}"
      })
  void whatIsNoSandboxIsTakenForNone(int status, String body) {
    answer(status, body);
    int port = other.getAddress().getPort();
    VisitingCommand command = VisitingCommand.of(List.of("checks", "list"), port);

    assertThatThrownBy(() -> Visit.run(command, Terminal.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageStartingWith(
            "No sandbox answers at http://127.0.0.1:%d. Start one".formatted(port));
  }
}
