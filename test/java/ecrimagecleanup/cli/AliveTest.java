package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliveTest {
  private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

  private boolean ask(Alive alive) {
    return alive.ask(new PrintStream(problems, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return problems.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "200, true, ''",
    "503, false, 'http://127.0.0.1:%d/observe/health/live answers 503.'"
  })
  void whatItsHealthAnswersIsWhetherItLives(int status, boolean lives, String sentence)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/observe/health/live",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    try {
      assertThat(ask(Alive.of(Map.of("CLEANUP_MANAGEMENT_PORT", String.valueOf(port)))))
          .isEqualTo(lives);
      assertThat(said().strip()).isEqualTo(sentence.formatted(port));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whereNobodyAnswersNobodyLives() {
    assertThat(ask(Alive.of(Map.of("CLEANUP_MANAGEMENT_PORT", "1")))).isFalse();
    assertThat(said()).startsWith("http://127.0.0.1:1/observe/health/live does not answer: ");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, http://127.0.0.1:9876/observe/health/live",
    "10.0.0.7, http://10.0.0.7:9876/observe/health/live"
  })
  void itAsksWhereTheApplicationListens(String host, String url) {
    assertThat(Alive.of(Map.of("CLEANUP_MANAGEMENT_HOST", host)).health()).hasToString(url);
  }
}
