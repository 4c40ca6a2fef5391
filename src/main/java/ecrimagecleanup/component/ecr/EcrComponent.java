package ecrimagecleanup.component.ecr;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Describes, deletes and archives images of private repositories of Amazon ECR. */
@Component("ecr")
public class EcrComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private EcrConfiguration configuration = new EcrConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    EcrConfiguration options = configuration.copy();
    options.setLabel(remaining);
    EcrEndpoint endpoint = new EcrEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(URISupport.sanitizeUri(uri));
    return endpoint;
  }

  public EcrConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(EcrConfiguration configuration) {
    this.configuration = configuration;
  }
}
