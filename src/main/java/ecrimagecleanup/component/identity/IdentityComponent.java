package ecrimagecleanup.component.identity;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Asks STS and IAM who calls AWS, and what that may do. */
@Component("identity")
public class IdentityComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private IdentityConfiguration configuration = new IdentityConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    IdentityConfiguration options = configuration.copy();
    options.setLabel(remaining);
    IdentityEndpoint endpoint = new IdentityEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(URISupport.sanitizeUri(uri));
    return endpoint;
  }

  public IdentityConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(IdentityConfiguration configuration) {
    this.configuration = configuration;
  }
}
