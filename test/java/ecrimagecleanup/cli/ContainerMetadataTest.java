package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.doctor.ContainerLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ECS tells a container of its log. */
class ContainerMetadataTest {
  private static Optional<ContainerLog> log(String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v4/container",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return new ContainerMetadata(
              Optional.of(
                  "http://localhost:%d/v4/container".formatted(server.getAddress().getPort())))
          .log();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theDriverAndItsOptionsAreRead() throws IOException {
    assertThat(
            log(
                "{\"DockerId\":\"x\",\"LogDriver\":\"awslogs\",\"LogOptions\":{\"awslogs-group\":\"cleanup\",\"mode\":\"blocking\"}}"))
        .contains(
            new ContainerLog("awslogs", Map.of("awslogs-group", "cleanup", "mode", "blocking")));
  }

  @Test
  void whatIsNotToldIsLeftOut() throws IOException {
    assertThat(log("{}")).contains(new ContainerLog("", Map.of()));
  }

  @Test
  void outsideOfEcsNobodyIsAsked() {
    assertThat(new ContainerMetadata(Optional.empty()).log()).isEmpty();
  }

  @Test
  void anAnswerThatCannotBeReadIsAnError() {
    assertThatThrownBy(() -> log("no JSON"))
        .hasMessageStartingWith(
            "The metadata of the container cannot be read at http://localhost:");
  }
}
