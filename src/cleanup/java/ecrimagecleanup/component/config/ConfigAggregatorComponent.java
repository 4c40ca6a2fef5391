package ecrimagecleanup.component.config;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Queries an aggregator of AWS Config. */
@Component("config-aggregator")
public class ConfigAggregatorComponent extends HealthCheckComponent {
  /**
   * How often a query is sent, at most. AWS documents no rate for queries, and a check whose query
   * fails begins anew minutes later: within the time limit of a call it rather waits.
   */
  public static final int MOST_ATTEMPTS = 8;

  /** One for all clients, which share what it learns: AWS Config throttles the account. */
  private final RetryStrategy retries =
      AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(MOST_ATTEMPTS).build();

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

  RetryStrategy retries() {
    return retries;
  }

  public ConfigAggregatorConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(ConfigAggregatorConfiguration configuration) {
    this.configuration = configuration;
  }
}
