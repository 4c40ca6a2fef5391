package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ecr.EcrClient;

class AwsClientsTest {
  private final Options options = new Options();
  private final List<FakeClient> created = new ArrayList<>();

  @Test
  void createsOneClientForEachRegionAndClosesThem() {
    options.setRegion("eu-central-1");
    AwsClients<FakeClient> clients = new AwsClients<>(null, options, this::create);

    assertThat(clients.client("eu-west-1")).isSameAs(clients.client("eu-west-1"));
    assertThat(clients.client()).isSameAs(clients.client("eu-central-1"));
    assertThat(created)
        .extracting(client -> client.region)
        .containsExactly("eu-west-1", "eu-central-1");
    clients.close();
    assertThat(created).allMatch(client -> client.closed);
  }

  @Test
  void leavesTheRegionToTheSdkIfThereIsNone() {
    AwsClients<FakeClient> clients = new AwsClients<>(null, options, this::create);

    assertThat(clients.client().region).isEqualTo("null");
    assertThat(clients.client("eu-west-1").region).isEqualTo("eu-west-1");
    assertThat(options.getRegion()).isNull();
  }

  @Test
  void usesAGivenClientForEveryRegionAndDoesNotCloseIt() {
    FakeClient given = new FakeClient("any");
    AwsClients<FakeClient> clients = new AwsClients<>(given, options, this::create);

    assertThat(clients.client()).isSameAs(given);
    assertThat(clients.client("eu-west-1")).isSameAs(given);
    clients.close();
    assertThat(given.closed).isFalse();
    assertThat(created).isEmpty();
  }

  @Test
  void aCallThatNobodyAnswersEndsInTime() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          await(end);
          exchange.close();
        });
    server.start();
    options.setRegion("eu-central-1");
    options.setAccessKey("any");
    options.setSecretKey("any");
    options.setOverrideEndpoint(true);
    options.setUriEndpointOverride("http://127.0.0.1:" + server.getAddress().getPort());
    options.setApiCallTimeout(200);
    try (AwsClients<EcrClient> clients = AwsClients.of(null, options, EcrClient::builder)) {
      EcrClient client = clients.client();

      assertThatThrownBy(() -> client.describeRegistry(request -> {}))
          .isInstanceOf(ApiCallTimeoutException.class);
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FakeClient create(AwsClientOptions forRegion) {
    FakeClient client = new FakeClient(String.valueOf(forRegion.getRegion()));
    created.add(client);
    return client;
  }

  private static final class Options extends AwsClientOptions {
    @Override
    protected boolean hasClient() {
      return false;
    }
  }

  private static final class FakeClient implements SdkClient {
    private final String region;
    private boolean closed;

    FakeClient(String region) {
      this.region = region;
    }

    @Override
    public String serviceName() {
      return "fake";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
