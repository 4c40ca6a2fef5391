package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AssumedRole;
import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.ConfigClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

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
  private final RetryStrategy retries;
  private @Nullable AwsClients<StsClient> sts;
  private @Nullable StsAssumeRoleCredentialsProvider role;

  public ConfigAggregatorEndpoint(
      String uri,
      ConfigAggregatorComponent component,
      ConfigAggregatorConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
    this.retries = component.retries();
  }

  @Override
  public ConfigAggregatorConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public ConfigAggregatorOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new ConfigAggregatorProducer(this);
  }

  /** Those of the options, or of the role that they name. */
  @Override
  protected AwsClients<ConfigClient> newClients() {
    if (configuration.getConfigClient() != null) {
      return AwsClients.of(configuration.getConfigClient(), configuration, ConfigClient::builder);
    }
    Optional<AssumedRole> assumed = configuration.role();
    if (assumed.isEmpty()) {
      return AwsClients.of(configuration, ConfigClient::builder, this::retryPatiently);
    }
    sts = AwsClients.of(null, configuration, StsClient::builder);
    StsAssumeRoleCredentialsProvider credentials = assumed.get().credentials(sts.client());
    role = credentials;
    return AwsClients.of(
        configuration,
        ConfigClient::builder,
        builder -> retryPatiently(builder.credentialsProvider(credentials)));
  }

  private void retryPatiently(ConfigClientBuilder builder) {
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder().retryStrategy(retries).build());
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    if (role != null) {
      role.close();
      role = null;
    }
    if (sts != null) {
      sts.close();
      sts = null;
    }
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
