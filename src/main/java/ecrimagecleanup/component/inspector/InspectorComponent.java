package ecrimagecleanup.component.inspector;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Asks Amazon Inspector which images of private repositories of Amazon ECR are in use. */
@Component("inspector")
public class InspectorComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private InspectorConfiguration configuration = new InspectorConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    InspectorConfiguration options = configuration.copy();
    options.setLabel(remaining);
    InspectorEndpoint endpoint = new InspectorEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(URISupport.sanitizeUri(uri));
    return endpoint;
  }

  public InspectorConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(InspectorConfiguration configuration) {
    this.configuration = configuration;
  }
}
