package ecrimagecleanup.component.webhook;

import ecrimagecleanup.owners.Webhook;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Post a text to a webhook, as {@code {"text": …}}. The URL is a secret, so it is no part of the
 * URI of the endpoint, which logs, metrics and traces show.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "cleanup-webhook",
    title = "ECR image cleanup webhook",
    syntax = "cleanup-webhook:label",
    producerOnly = true,
    remote = true,
    category = {Category.HTTP, Category.CHAT})
public class CleanupWebhookEndpoint extends DefaultEndpoint {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "The bean that knows the URL.")
  @Metadata(required = true)
  private @Nullable Webhook target;

  public CleanupWebhookEndpoint(String uri, CleanupWebhookComponent component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    if (target == null) {
      throw new IllegalArgumentException(
          "%s has no target: name the bean that knows the URL.".formatted(this));
    }
    return new CleanupWebhookProducer(this, target);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "Nothing can be received from %s: use it in a to.".formatted(this));
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable Webhook getTarget() {
    return target;
  }

  public void setTarget(@Nullable Webhook target) {
    this.target = target;
  }
}
