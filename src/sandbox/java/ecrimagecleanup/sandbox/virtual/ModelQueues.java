package ecrimagecleanup.sandbox.virtual;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the component {@code aws2-sqs}, so that the routes are those of production to the last
 * letter. Nothing polls: whoever plays the history hands each message to the route on its own
 * thread.
 */
@Component("aws2-sqs")
public final class ModelQueues extends Sqs2Component {
  private static final String MESSAGE_ID = "CamelAwsSqsMessageId";
  private static final String RECEIPT_HANDLE = "CamelAwsSqsReceiptHandle";

  private final Map<String, QueueConsumer> consumers = new HashMap<>();

  /** How the route of a queue ended. */
  public enum End {
    /** It completed, and the consumer deletes the message. */
    DELETED,
    /** It completed, but the consumer cannot delete the message. */
    NOT_DELETABLE,
    /** It failed; the message comes again. */
    FAILED
  }

  /** The endpoints are not those of the component, and take its options as they are. */
  @Override
  public @Nullable PropertyConfigurer getEndpointPropertyConfigurer() {
    return null;
  }

  @Override
  protected Endpoint createEndpoint(
      String uri, String remaining, Map<String, @Nullable Object> parameters) {
    HeaderFilterStrategy filter =
        resolveAndRemoveReferenceParameter(
            parameters, "headerFilterStrategy", HeaderFilterStrategy.class);
    parameters.clear();
    return new QueueEndpoint(uri, this, remaining, Optional.ofNullable(filter));
  }

  /**
   * Hands a message to the route that takes from this queue.
   *
   * @param receipt with what the message can be deleted
   */
  End deliver(String queue, String id, String receipt, String body, Map<String, String> attributes)
      throws Exception {
    QueueConsumer consumer =
        Optional.ofNullable(consumers.get(queue))
            .orElseThrow(() -> new IllegalStateException("No route takes from " + queue));
    Exchange exchange = consumer.createExchange(false);
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeader(MESSAGE_ID, id);
    exchange.getMessage().setHeader(RECEIPT_HANDLE, receipt);
    attributes.forEach(
        (name, value) -> {
          if (consumer.passes(name, value, exchange)) {
            exchange.getMessage().setHeader(name, value);
          }
        });
    Object deletedWith = exchange.getMessage().getHeader(RECEIPT_HANDLE);
    consumer.getProcessor().process(exchange);
    if (exchange.getException() != null) {
      return End.FAILED;
    }
    return receipt.equals(deletedWith) ? End.DELETED : End.NOT_DELETABLE;
  }

  private static final class QueueEndpoint extends DefaultEndpoint {
    private final ModelQueues queues;
    private final String name;
    private final Optional<HeaderFilterStrategy> filter;

    QueueEndpoint(
        String uri, ModelQueues queues, String name, Optional<HeaderFilterStrategy> filter) {
      super(uri, queues);
      this.queues = queues;
      this.name = name;
      this.filter = filter;
    }

    @Override
    public boolean isLenientProperties() {
      return true;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("Routes do not send to queues.");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      QueueConsumer consumer = new QueueConsumer(this, processor);
      queues.consumers.put(name, consumer);
      return consumer;
    }
  }

  private static final class QueueConsumer extends DefaultConsumer {
    private final Optional<HeaderFilterStrategy> filter;

    QueueConsumer(QueueEndpoint endpoint, Processor processor) {
      super(endpoint, processor);
      this.filter = endpoint.filter;
    }

    boolean passes(String name, String value, Exchange exchange) {
      return filter.filter(f -> f.applyFilterToExternalHeaders(name, value, exchange)).isEmpty();
    }
  }
}
