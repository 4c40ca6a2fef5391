package ecrimagecleanup.component.config;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Queries an aggregator of AWS Config. */
@Component("config-aggregator")
public class ConfigAggregatorComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private ConfigAggregatorConfiguration configuration = new ConfigAggregatorConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    ConfigAggregatorConfiguration options = configuration.copy();
    options.setLabel(remaining);
    ConfigAggregatorEndpoint endpoint = new ConfigAggregatorEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public ConfigAggregatorConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(ConfigAggregatorConfiguration configuration) {
    this.configuration = configuration;
  }
}
