package ecrimagecleanup.component.ecs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Asks ECS in the workload accounts what runs right now. */
@Component("ecs-usage")
public class EcsUsageComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private EcsUsageConfiguration configuration = new EcsUsageConfiguration();

  private final RevisionMemory memory = new RevisionMemory(RealTime.clock());
  private final Paces paces = new Paces();

  /** What is remembered for the endpoints that are given no other memory. */
  RevisionMemory memory() {
    return memory;
  }

  /** How fast the endpoints may call ECS, together. */
  Paces paces() {
    return paces;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    EcsUsageConfiguration options = configuration.copy();
    options.setLabel(remaining);
    EcsUsageEndpoint endpoint = new EcsUsageEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public EcsUsageConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(EcsUsageConfiguration configuration) {
    this.configuration = configuration;
  }
}
