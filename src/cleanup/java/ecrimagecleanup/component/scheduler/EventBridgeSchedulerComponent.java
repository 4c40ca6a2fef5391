package ecrimagecleanup.component.scheduler;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Creates, lists and deletes one-time schedules of Amazon EventBridge Scheduler. */
@Component("eventbridge-scheduler")
public class EventBridgeSchedulerComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private EventBridgeSchedulerConfiguration configuration = new EventBridgeSchedulerConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    EventBridgeSchedulerConfiguration options = configuration.copy();
    options.setLabel(remaining);
    EventBridgeSchedulerEndpoint endpoint = new EventBridgeSchedulerEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public EventBridgeSchedulerConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(EventBridgeSchedulerConfiguration configuration) {
    this.configuration = configuration;
  }
}
