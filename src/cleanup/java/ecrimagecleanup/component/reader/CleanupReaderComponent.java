package ecrimagecleanup.component.reader;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/**
 * Reads for the commands what the application itself does not need, of STS, IAM, SQS and CloudWatch
 * Logs.
 */
@Component("cleanup-reader")
public class CleanupReaderComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private CleanupReaderConfiguration configuration = new CleanupReaderConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    CleanupReaderConfiguration options = configuration.copy();
    options.setLabel(remaining);
    CleanupReaderEndpoint endpoint = new CleanupReaderEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(endpoint);
    return endpoint;
  }

  public CleanupReaderConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(CleanupReaderConfiguration configuration) {
    this.configuration = configuration;
  }
}
