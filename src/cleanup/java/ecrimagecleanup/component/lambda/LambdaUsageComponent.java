package ecrimagecleanup.component.lambda;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Asks AWS Lambda in the workload accounts which images its functions have. */
@Component("lambda-usage")
public class LambdaUsageComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private LambdaUsageConfiguration configuration = new LambdaUsageConfiguration();

  private final VersionMemory memory = new VersionMemory();

  /** What the endpoints remember of published versions, together. */
  VersionMemory memory() {
    return memory;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    LambdaUsageConfiguration options = configuration.copy();
    options.setLabel(remaining);
    LambdaUsageEndpoint endpoint = new LambdaUsageEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public LambdaUsageConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(LambdaUsageConfiguration configuration) {
    this.configuration = configuration;
  }
}
