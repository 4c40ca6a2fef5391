package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;

/** The options of the component and its endpoints. */
@UriParams
public class ConfigAggregatorConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable ConfigAggregatorOperation operation;

  @UriParam(description = "The name of the aggregator. Required, here or on the component.")
  private @Nullable String aggregatorName;

  @UriParam(
      description =
          "The expression to select with, in place of a body. It must not be made of messages: the"
              + " query language has no escaping.")
  private @Nullable String expression;

  @UriParam(label = "advanced", description = "The client to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable ConfigClient configClient;

  @Override
  protected boolean hasClient() {
    return configClient != null;
  }

  @Override
  public void validate(String uri) {
    super.validate(uri);
    requiredOperation(uri);
    requiredAggregatorName(uri);
  }

  ConfigAggregatorOperation requiredOperation(String uri) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=select.".formatted(uri));
    }
    return operation;
  }

  String requiredAggregatorName(String uri) {
    if (aggregatorName == null || aggregatorName.isBlank()) {
      throw new IllegalArgumentException(
          "%s has no aggregatorName: set the name of the configuration aggregator.".formatted(uri));
    }
    return aggregatorName;
  }

  @Override
  public ConfigAggregatorConfiguration copy() {
    return (ConfigAggregatorConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable ConfigAggregatorOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable ConfigAggregatorOperation operation) {
    this.operation = operation;
  }

  public @Nullable String getAggregatorName() {
    return aggregatorName;
  }

  public void setAggregatorName(@Nullable String aggregatorName) {
    this.aggregatorName = aggregatorName;
  }

  public @Nullable String getExpression() {
    return expression;
  }

  public void setExpression(@Nullable String expression) {
    this.expression = expression;
  }

  public @Nullable ConfigClient getConfigClient() {
    return configClient;
  }

  public void setConfigClient(@Nullable ConfigClient configClient) {
    this.configClient = configClient;
  }
}
