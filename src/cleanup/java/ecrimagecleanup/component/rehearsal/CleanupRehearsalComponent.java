package ecrimagecleanup.component.rehearsal;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Makes for the command {@code rehearse} what it tries, and takes it away again. */
@Component("cleanup-rehearsal")
public class CleanupRehearsalComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private CleanupRehearsalConfiguration configuration = new CleanupRehearsalConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    CleanupRehearsalConfiguration options = configuration.copy();
    options.setLabel(remaining);
    CleanupRehearsalEndpoint endpoint = new CleanupRehearsalEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public CleanupRehearsalConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(CleanupRehearsalConfiguration configuration) {
    this.configuration = configuration;
  }
}
