package ecrimagecleanup.component.identity;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Ask STS and IAM who calls AWS, and what that may do. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "identity",
    title = "AWS identity",
    syntax = "identity:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.SECURITY},
    headersClass = IdentityConstants.class)
public class IdentityEndpoint extends AwsEndpoint<StsClient> {
  @UriParam private final IdentityConfiguration configuration;

  private @Nullable AwsClients<IamClient> iam;

  public IdentityEndpoint(
      String uri, IdentityComponent component, IdentityConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public IdentityConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public Producer createProducer() {
    return new IdentityProducer(this);
  }

  @Override
  protected AwsClients<StsClient> newClients() {
    return AwsClients.of(configuration.getStsClient(), configuration, StsClient::builder);
  }

  /**
   * The client of IAM.
   *
   * @throws IllegalStateException if the endpoint is not started
   */
  IamClient iam() {
    if (iam == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return iam.client();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    iam = AwsClients.of(configuration.getIamClient(), configuration, IamClient::builder);
  }

  @Override
  protected void doStop() throws Exception {
    if (iam != null) {
      iam.close();
      iam = null;
    }
    super.doStop();
  }

  @Override
  protected void probe() {
    clients().client().getCallerIdentity();
  }

  @Override
  public String getServiceProtocol() {
    return "identity";
  }
}
