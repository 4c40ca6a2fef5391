package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.image.RepositoryTags;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** A client of the component's own, over HTTP. */
class EcrImagesHttpTest {
  private static final String URI =
      "ecr-images:images?operation=describeRepositoryTags&useDefaultCredentialsProvider=true";
  private static final String ENDPOINT_URL = "aws.endpointUrl";

  @RegisterExtension final CamelFixture camel = new CamelFixture();

  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.createContext("/never", exchange -> awaitEnd());
    server.start();
  }

  @AfterEach
  void stop() {
    System.clearProperty(ENDPOINT_URL);
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void callsTheEndpointThatTheSdkIsTold() throws Exception {
    System.setProperty(ENDPOINT_URL, url());

    assertThat(describeTags(URI)).isEqualTo(new RepositoryTags(true, Map.of("cleanup", "on")));
    assertThat(targets).containsExactly("AmazonEC2ContainerRegistry_V20150921.ListTagsForResource");
    assertThat(authorizations.get(0)).contains("/eu-west-1/ecr/");
  }

  @Test
  void callsTheEndpointOfItsOptions() throws Exception {
    System.setProperty(ENDPOINT_URL, "http://localhost:1");

    describeTags(URI + "&overrideEndpoint=true&uriEndpointOverride=" + url());

    assertThat(targets).hasSize(1);
  }

  @Test
  void givesUpOnACallThatTakesTooLong() {
    String uri =
        URI
            + "&overrideEndpoint=true&uriEndpointOverride="
            + url()
            + "/never&apiCallTimeout=200&apiCallAttemptTimeout=150";

    assertThatThrownBy(() -> describeTags(uri))
        .isInstanceOfAny(ApiCallTimeoutException.class, ApiCallAttemptTimeoutException.class);
  }

  private Object describeTags(String uri) throws Exception {
    return camel
        .send(uri, "body", Map.of(EcrImagesConstants.REPOSITORY, EcrImagesTestCase.REPOSITORY))
        .getMessage()
        .getBody();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    targets.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body =
        "{\"tags\":[{\"Key\":\"cleanup\",\"Value\":\"on\"}]}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
