package ecrimagecleanup.component.ecs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Asks ECS in the workload accounts what runs right now. */
@Component("ecs-live")
public class EcsLiveComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private EcsLiveConfiguration configuration = new EcsLiveConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    EcsLiveConfiguration options = configuration.copy();
    options.setLabel(remaining);
    EcsLiveEndpoint endpoint = new EcsLiveEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(URISupport.sanitizeUri(uri));
    return endpoint;
  }

  public EcsLiveConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(EcsLiveConfiguration configuration) {
    this.configuration = configuration;
  }
}
