package ecrimagecleanup.component.identity;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The options of the component and its endpoints. */
@UriParams
public class IdentityConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable IdentityOperation operation;

  @UriParam(label = "advanced", description = "The client of STS to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable StsClient stsClient;

  @UriParam(label = "advanced", description = "The client of IAM to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable IamClient iamClient;

  @Override
  protected boolean hasClient() {
    return stsClient != null && iamClient != null;
  }

  @Override
  public void validate(String uri) {
    super.validate(uri);
    requiredOperation(uri);
  }

  IdentityOperation requiredOperation(String uri) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=describeCaller.".formatted(uri));
    }
    return operation;
  }

  @Override
  public IdentityConfiguration copy() {
    return (IdentityConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable IdentityOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable IdentityOperation operation) {
    this.operation = operation;
  }

  public @Nullable StsClient getStsClient() {
    return stsClient;
  }

  public void setStsClient(@Nullable StsClient stsClient) {
    this.stsClient = stsClient;
  }

  public @Nullable IamClient getIamClient() {
    return iamClient;
  }

  public void setIamClient(@Nullable IamClient iamClient) {
    this.iamClient = iamClient;
  }
}
