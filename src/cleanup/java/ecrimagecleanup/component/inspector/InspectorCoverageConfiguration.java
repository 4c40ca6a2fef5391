package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/** The options of the component and its endpoints. */
@UriParams
public class InspectorCoverageConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable InspectorCoverageOperation operation;

  @UriParam(
      label = "advanced",
      description = "The client to use, for repositories of every region. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable Inspector2Client inspectorClient;

  @Override
  protected boolean hasClient() {
    return inspectorClient != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    requiredOperation(endpoint);
  }

  InspectorCoverageOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=describeUse.".formatted(endpoint));
    }
    return operation;
  }

  @Override
  public InspectorCoverageConfiguration copy() {
    return (InspectorCoverageConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable InspectorCoverageOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable InspectorCoverageOperation operation) {
    this.operation = operation;
  }

  public @Nullable Inspector2Client getInspectorClient() {
    return inspectorClient;
  }

  public void setInspectorClient(@Nullable Inspector2Client inspectorClient) {
    this.inspectorClient = inspectorClient;
  }
}
