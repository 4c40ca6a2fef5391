package ecrimagecleanup.component;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.metric.Meters;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/** An endpoint that calls one service of AWS and receives nothing. */
public abstract class AwsEndpoint<C extends SdkClient> extends DefaultEndpoint
    implements EndpointServiceLocation {
  private @Nullable AwsClients<C> clients;

  protected AwsEndpoint(String uri, HealthCheckComponent component) {
    super(uri, component);
  }

  /** The options of this endpoint. */
  public abstract AwsClientOptions getConfiguration();

  /**
   * What it does.
   *
   * @throws IllegalArgumentException if the endpoint does not say
   */
  public abstract AwsOperation operation();

  /** The clients by which this endpoint will call AWS from its start to its stop. */
  protected abstract AwsClients<C> newClients();

  /** Makes a cheap call that fails if credentials, permissions or the network are not right. */
  protected abstract void probe();

  /**
   * The clients of this endpoint.
   *
   * @throws IllegalStateException if it is not started
   */
  public AwsClients<C> clients() {
    if (clients == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return clients;
  }

  @Override
  public HealthCheckComponent getComponent() {
    return (HealthCheckComponent) super.getComponent();
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "Nothing can be received from %s: use it in a to.".formatted(this));
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    getConfiguration().watchBy(Meters.of(getCamelContext()).map(AwsCallMetrics::new));
    clients = newClients();
  }

  @Override
  protected void doStop() throws Exception {
    if (clients != null) {
      clients.close();
      clients = null;
    }
    super.doStop();
  }

  @Override
  public String getServiceUrl() {
    AwsClientOptions options = getConfiguration();
    return requireNonNullElse(
        options.isOverrideEndpoint() ? options.getUriEndpointOverride() : options.getRegion(), "");
  }
}
