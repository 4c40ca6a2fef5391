package ecrimagecleanup.component.sqs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Looks at the messages of dead-letter queues of Amazon SQS, and moves them back. */
@Component("sqs-dead-letters")
public class SqsDeadLettersComponent extends HealthCheckComponent {
  @Metadata(description = "The options that every endpoint starts with.")
  private SqsDeadLettersConfiguration configuration = new SqsDeadLettersConfiguration();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    SqsDeadLettersConfiguration options = configuration.copy();
    options.setLabel(remaining);
    SqsDeadLettersEndpoint endpoint = new SqsDeadLettersEndpoint(uri, this, options);
    setProperties(endpoint, parameters);
    options.validate(URISupport.sanitizeUri(uri));
    return endpoint;
  }

  public SqsDeadLettersConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(SqsDeadLettersConfiguration configuration) {
    this.configuration = configuration;
  }
}
