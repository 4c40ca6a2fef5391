package ecrimagecleanup.component;

import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** A producer with a health check in the repository {@code producers}. */
public abstract class AwsProducer extends DefaultProducer {
  private final AwsEndpoint<?> endpoint;
  private @Nullable WritableHealthCheckRepository healthChecks;
  private @Nullable AwsHealthCheck healthCheck;

  protected AwsProducer(AwsEndpoint<?> endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /** What a message brings. Errors name the endpoint without its options. */
  protected Input input(Exchange exchange) {
    return new Input(endpoint.getEndpointBaseUri(), exchange.getMessage());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // There is none without camel-health.
    healthChecks =
        HealthCheckHelper.getHealthCheckRepository(
            endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    if (healthChecks != null) {
      healthCheck = new AwsHealthCheck(endpoint);
      healthCheck.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
      healthChecks.addHealthCheck(healthCheck);
    }
  }

  @Override
  protected void doStop() throws Exception {
    if (healthChecks != null && healthCheck != null) {
      healthChecks.removeHealthCheck(healthCheck);
      healthCheck = null;
    }
    super.doStop();
  }
}
