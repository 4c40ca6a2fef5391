package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.WorkloadOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of the component and its endpoints. */
@UriParams
public class LambdaUsageConfiguration extends WorkloadOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable LambdaUsageOperation operation;

  @UriParam(
      label = "advanced",
      description = "Gives the clients to use, instead of those of the options. They stay open.")
  @Metadata(autowired = true)
  private @Nullable LambdaClients lambdaClients;

  @Override
  protected boolean hasClient() {
    return lambdaClients != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    requiredOperation(endpoint);
  }

  LambdaUsageOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=describeUsage.".formatted(endpoint));
    }
    return operation;
  }

  @Override
  public LambdaUsageConfiguration copy() {
    return (LambdaUsageConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable LambdaUsageOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable LambdaUsageOperation operation) {
    this.operation = operation;
  }

  public @Nullable LambdaClients getLambdaClients() {
    return lambdaClients;
  }

  public void setLambdaClients(@Nullable LambdaClients lambdaClients) {
    this.lambdaClients = lambdaClients;
  }
}
