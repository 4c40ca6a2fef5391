package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

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
