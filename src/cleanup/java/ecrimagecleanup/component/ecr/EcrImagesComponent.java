package ecrimagecleanup.component.ecr;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Describes, deletes and archives images of private repositories of Amazon ECR. */
@Component("ecr-images")
public class EcrImagesComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private EcrImagesConfiguration configuration = new EcrImagesConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    EcrImagesConfiguration options = configuration.copy();
    options.setLabel(remaining);
    EcrImagesEndpoint endpoint = new EcrImagesEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public EcrImagesConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(EcrImagesConfiguration configuration) {
    this.configuration = configuration;
  }
}
