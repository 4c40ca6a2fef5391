package ecrimagecleanup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/**
 * Sends messages to the endpoints of a context, which may not have started yet. Safe for use by
 * many threads.
 *
 * @param context the context
 */
public record Sender(CamelContext context) {

  /**
   * Sends a message to an endpoint and waits for the answer.
   *
   * @param uri the endpoint; its placeholders are settings
   * @return the message that came of it
   * @throws CamelExecutionException if the endpoint or a route behind it fails, with that as cause
   */
  public Message send(String uri, Object body, Map<String, Object> headers) {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      // Before the start of the context nobody else starts it.
      Endpoint endpoint = context.getEndpoint(uri);
      endpoint.start();
      Exchange answered =
          template.request(
              endpoint,
              exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().getHeaders().putAll(headers);
              });
      if (answered.getException() != null) {
        throw CamelExecutionException.wrapCamelExecutionException(
            answered, answered.getException());
      }
      return answered.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
