package ecrimagecleanup.component.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which region ECR is called, by a server that keeps for whom the calls are signed. */
class RegionTest {
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          byte[] none = {'{', '}'};
          exchange.sendResponseHeaders(200, none.length);
          exchange.getResponseBody().write(none);
          exchange.close();
        });
    server.start();
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
    server.stop(0);
  }

  @Test
  void theRepositoryIsMadeInTheRegionOfItsRegistryWhateverThatOfTheApplicationIs() {
    Repository repository =
        new Repository(
            new Registry("999988887777", "us-east-1"), "ecr-image-cleanup-rehearsal-0123abcd");

    context
        .createFluentProducerTemplate()
        .to(
            "cleanup-rehearsal:x?operation=createRepository&region=eu-central-1&accessKey=any&secretKey=any"
                + "&overrideEndpoint=true&uriEndpointOverride=http://127.0.0.1:"
                + server.getAddress().getPort())
        .withHeader(CleanupRehearsalConstants.REPOSITORY, repository)
        .request();

    assertThat(authorizations)
        .singleElement()
        .asString()
        .contains("/us-east-1/ecr/")
        .doesNotContain("eu-central-1");
  }
}
