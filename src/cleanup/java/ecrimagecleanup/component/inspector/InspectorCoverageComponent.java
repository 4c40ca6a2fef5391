package ecrimagecleanup.component.inspector;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Asks Amazon Inspector which images of private repositories of Amazon ECR are in use. */
@Component("inspector-coverage")
public class InspectorCoverageComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private InspectorCoverageConfiguration configuration = new InspectorCoverageConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    InspectorCoverageConfiguration options = configuration.copy();
    options.setLabel(remaining);
    InspectorCoverageEndpoint endpoint = new InspectorCoverageEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public InspectorCoverageConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(InspectorCoverageConfiguration configuration) {
    this.configuration = configuration;
  }
}
