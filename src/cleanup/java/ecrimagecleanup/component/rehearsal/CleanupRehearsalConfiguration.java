package ecrimagecleanup.component.rehearsal;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of the component and its endpoints. */
@UriParams
public class CleanupRehearsalConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable CleanupRehearsalOperation operation;

  @Override
  protected boolean hasClient() {
    return false;
  }

  @Override
  public void validate(Endpoint endpoint) {
    requiredOperation(endpoint);
    super.validate(endpoint);
  }

  CleanupRehearsalOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=createRepository.".formatted(endpoint));
    }
    return operation;
  }

  @Override
  public CleanupRehearsalConfiguration copy() {
    return (CleanupRehearsalConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable CleanupRehearsalOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable CleanupRehearsalOperation operation) {
    this.operation = operation;
  }
}
