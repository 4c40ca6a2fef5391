package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliveTest {
  @ParameterizedTest
  @CsvSource({"200, ''", "503, 'http://127.0.0.1:%d/observe/health/live answers 503.'"})
  void whatItsHealthAnswersIsWhetherItLives(int status, String problem) throws IOException {
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
      Alive alive = Alive.of(Map.of("CLEANUP_MANAGEMENT_PORT", String.valueOf(port)));

      assertThat(alive.problem().orElse("")).isEqualTo(problem.formatted(port));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whereNobodyAnswersNobodyLives() {
    assertThat(Alive.of(Map.of("CLEANUP_MANAGEMENT_PORT", "1")).problem().orElse(""))
        .startsWith("http://127.0.0.1:1/observe/health/live does not answer: ");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, http://127.0.0.1:9876/observe/health/live",
    "::, http://127.0.0.1:9876/observe/health/live",
    "::1, http://[::1]:9876/observe/health/live",
    "10.0.0.7, http://10.0.0.7:9876/observe/health/live"
  })
  void itAsksWhereTheApplicationListens(String host, String url) {
    assertThat(Alive.of(Map.of("CLEANUP_MANAGEMENT_HOST", host)).health()).hasToString(url);
  }
}
