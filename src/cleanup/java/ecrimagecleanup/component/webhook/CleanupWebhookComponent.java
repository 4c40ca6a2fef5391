package ecrimagecleanup.component.webhook;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Posts texts to a webhook. */
@Component("cleanup-webhook")
public class CleanupWebhookComponent extends DefaultComponent {
  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    CleanupWebhookEndpoint endpoint = new CleanupWebhookEndpoint(uri, this);
    endpoint.setLabel(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
