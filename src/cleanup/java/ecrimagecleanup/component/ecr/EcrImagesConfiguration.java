package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;

/** The options of the component and its endpoints. */
@UriParams
public class EcrImagesConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable EcrImagesOperation operation;

  @UriParam(
      label = "advanced",
      description = "The client to use, for repositories of every region. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable EcrClient ecrClient;

  @Override
  protected boolean hasClient() {
    return ecrClient != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    requiredOperation(endpoint);
  }

  EcrImagesOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=listImages.".formatted(endpoint));
    }
    return operation;
  }

  @Override
  public EcrImagesConfiguration copy() {
    return (EcrImagesConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable EcrImagesOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable EcrImagesOperation operation) {
    this.operation = operation;
  }

  public @Nullable EcrClient getEcrClient() {
    return ecrClient;
  }

  public void setEcrClient(@Nullable EcrClient ecrClient) {
    this.ecrClient = ecrClient;
  }
}
