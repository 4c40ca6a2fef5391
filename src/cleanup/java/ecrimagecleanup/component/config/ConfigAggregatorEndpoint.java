package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.config.ConfigClient;

/** Query an aggregator of AWS Config. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "config-aggregator",
    title = "AWS Config aggregator",
    syntax = "config-aggregator:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = ConfigAggregatorConstants.class)
public class ConfigAggregatorEndpoint extends AwsEndpoint<ConfigClient> {
  @UriParam private final ConfigAggregatorConfiguration configuration;

  public ConfigAggregatorEndpoint(
      String uri,
      ConfigAggregatorComponent component,
      ConfigAggregatorConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public ConfigAggregatorConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public ConfigAggregatorOperation operation() {
    return configuration.requiredOperation(toString());
  }

  @Override
  public Producer createProducer() {
    return new ConfigAggregatorProducer(this);
  }

  @Override
  protected AwsClients<ConfigClient> newClients() {
    return AwsClients.of(configuration.getConfigClient(), configuration, ConfigClient::builder);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // So that a missing region or profile shows at start.
    clients().client();
  }

  @Override
  protected void probe() {
    clients()
        .client()
        .describeConfigurationAggregatorSourcesStatus(
            request ->
                request.configurationAggregatorName(configuration.getAggregatorName()).limit(1));
  }

  @Override
  public String getServiceProtocol() {
    return "config-aggregator";
  }
}
