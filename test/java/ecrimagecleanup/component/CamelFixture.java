package ecrimagecleanup.component;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A context of its own for a test, with clients in its registry. */
public final class CamelFixture implements AfterEachCallback {
  private final DefaultCamelContext context = new DefaultCamelContext();

  public CamelFixture(Object... clients) {
    for (int i = 0; i < clients.length; i++) {
      context.getRegistry().bind("client" + i, clients[i]);
    }
  }

  /** The context, started. */
  public CamelContext context() {
    context.start();
    return context;
  }

  /** Sends a message and gives what came of it; throws what the endpoint threw. */
  public Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
    try (var template = context().createProducerTemplate()) {
      Exchange result =
          template.request(
              uri,
              exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeaders(new HashMap<>(headers));
              });
      if (result.getException() != null) {
        throw result.getException();
      }
      return result;
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    context.stop();
  }
}
