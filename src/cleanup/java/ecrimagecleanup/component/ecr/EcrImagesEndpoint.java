package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Describe, delete and archive images of private repositories of Amazon ECR. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "ecr-images",
    title = "Amazon ECR images",
    syntax = "ecr-images:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = EcrImagesConstants.class)
public class EcrImagesEndpoint extends AwsEndpoint<EcrClient> {
  @UriParam private final EcrImagesConfiguration configuration;
  private final LayerMemory layers = new LayerMemory();

  public EcrImagesEndpoint(
      String uri, EcrImagesComponent component, EcrImagesConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public EcrImagesConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public EcrImagesOperation operation() {
    return configuration.requiredOperation(this);
  }

  LayerMemory layers() {
    return layers;
  }

  @Override
  public Producer createProducer() {
    return new EcrImagesProducer(this);
  }

  @Override
  protected AwsClients<EcrClient> newClients() {
    return AwsClients.of(configuration.getEcrClient(), configuration, EcrClient::builder);
  }

  @Override
  protected void probe() {
    clients().client().describeRepositories(request -> request.maxResults(1));
  }

  @Override
  public String getServiceProtocol() {
    return "ecr-images";
  }
}
