package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/** Ask Amazon Inspector which images of private repositories of Amazon ECR are in use. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "inspector-coverage",
    title = "Amazon Inspector image use",
    syntax = "inspector-coverage:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = InspectorCoverageConstants.class)
public class InspectorCoverageEndpoint extends AwsEndpoint<Inspector2Client> {
  @UriParam private final InspectorCoverageConfiguration configuration;

  public InspectorCoverageEndpoint(
      String uri,
      InspectorCoverageComponent component,
      InspectorCoverageConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public InspectorCoverageConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public InspectorCoverageOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new InspectorCoverageProducer(this);
  }

  @Override
  protected AwsClients<Inspector2Client> newClients() {
    return AwsClients.of(
        configuration.getInspectorClient(), configuration, Inspector2Client::builder);
  }

  @Override
  protected void probe() {
    clients().client().listCoverage(request -> request.maxResults(1));
  }

  @Override
  public String getServiceProtocol() {
    return "inspector-coverage";
  }
}
