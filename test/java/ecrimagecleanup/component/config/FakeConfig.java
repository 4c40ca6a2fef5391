package ecrimagecleanup.component.config;

import ecrimagecleanup.component.Script;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusResponse;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigRequest;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigResponse;

/** An AWS Config that answers from a script. */
final class FakeConfig implements ConfigClient {
  final Script script = new Script();
  boolean closed;

  @Override
  public SelectAggregateResourceConfigResponse selectAggregateResourceConfig(
      SelectAggregateResourceConfigRequest request) {
    return script.next(request, SelectAggregateResourceConfigResponse.class);
  }

  @Override
  public DescribeConfigurationAggregatorSourcesStatusResponse
      describeConfigurationAggregatorSourcesStatus(
          DescribeConfigurationAggregatorSourcesStatusRequest request) {
    return script.next(request, DescribeConfigurationAggregatorSourcesStatusResponse.class);
  }

  @Override
  public String serviceName() {
    return "config";
  }

  @Override
  public void close() {
    closed = true;
  }
}
