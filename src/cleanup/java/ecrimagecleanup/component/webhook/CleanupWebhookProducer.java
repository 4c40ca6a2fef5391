package ecrimagecleanup.component.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.owners.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Posts the body, a text. No exception has the URL, or one of the client as its cause, whose
 * message could have it.
 */
final class CleanupWebhookProducer extends DefaultProducer {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NO_LONGER_OK = 300;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private final Webhook target;

  /** Follows no redirect: what is meant for one host must not go to another. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  CleanupWebhookProducer(CleanupWebhookEndpoint endpoint, Webhook target) {
    super(endpoint);
    this.target = target;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    String text = exchange.getMessage().getMandatoryBody(String.class);
    String json = JsonNodeFactory.instance.objectNode().put("text", text).toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target.url()))
            .timeout(ANSWERING)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json))
            .build();
    int status = post(request);
    if (status < OK || status >= NO_LONGER_OK) {
      throw refused(status);
    }
  }

  private int post(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new WebhookException(
          "The webhook could not be reached (%s).".formatted(e.getClass().getSimpleName()));
    }
  }

  private static WebhookException refused(int status) {
    if (status >= SERVER || status == TOO_MANY || status == TIMEOUT) {
      return new WebhookException("The webhook answered %d.".formatted(status));
    }
    return new WebhookRefusedException(
        "The webhook answered %d, and will again: correct its URL, or make a new one."
            .formatted(status));
  }
}
