package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AssumedRole;
import ecrimagecleanup.component.AwsClientOptions;
import java.util.Optional;
import org.apache.camel.Endpoint;
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

  @UriParam(
      label = "security",
      description =
          "ARN of a role to assume, for an aggregator of another account. Without it the credentials"
              + " of the options are used.")
  private @Nullable String roleArn;

  @UriParam(
      label = "security",
      description = "External id that the trust policy of the role asks for.")
  private @Nullable String externalId;

  @UriParam(
      label = "security",
      defaultValue = "ecr-image-cleanup",
      description = "Name of the sessions of the role, which CloudTrail shows.")
  private String roleSessionName = "ecr-image-cleanup";

  @UriParam(label = "advanced", description = "The client to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable ConfigClient configClient;

  @Override
  protected boolean hasClient() {
    return configClient != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    requiredOperation(endpoint);
    requiredAggregatorName(endpoint);
    if (externalId != null && roleArn == null) {
      throw new IllegalArgumentException("%s: externalId needs roleArn.".formatted(endpoint));
    }
  }

  /** The role to assume. */
  Optional<AssumedRole> role() {
    return Optional.ofNullable(roleArn)
        .map(arn -> new AssumedRole(arn, roleSessionName, externalId));
  }

  ConfigAggregatorOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=select.".formatted(endpoint));
    }
    return operation;
  }

  String requiredAggregatorName(Endpoint endpoint) {
    if (aggregatorName == null || aggregatorName.isBlank()) {
      throw new IllegalArgumentException(
          "%s has no aggregatorName: set the name of the configuration aggregator."
              .formatted(endpoint));
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

  public @Nullable String getRoleArn() {
    return roleArn;
  }

  /** An empty one, which a property that is not set becomes, is none. */
  public void setRoleArn(@Nullable String roleArn) {
    this.roleArn = roleArn == null || roleArn.isEmpty() ? null : roleArn;
  }

  public @Nullable String getExternalId() {
    return externalId;
  }

  /** An empty one, which a property that is not set becomes, is none. */
  public void setExternalId(@Nullable String externalId) {
    this.externalId = externalId == null || externalId.isEmpty() ? null : externalId;
  }

  public String getRoleSessionName() {
    return roleSessionName;
  }

  public void setRoleSessionName(String roleSessionName) {
    this.roleSessionName = roleSessionName;
  }

  public @Nullable ConfigClient getConfigClient() {
    return configClient;
  }

  public void setConfigClient(@Nullable ConfigClient configClient) {
    this.configClient = configClient;
  }
}
