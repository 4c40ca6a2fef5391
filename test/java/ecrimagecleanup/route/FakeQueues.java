package ecrimagecleanup.route;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** SQS without a network: one message at a time for the events queue; delivers nothing twice. */
public final class FakeQueues implements SqsClient, CamelConfiguration {
  private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
  private final List<ReceiveMessageRequest> received = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();

  private volatile Map<String, RuntimeException> failing = Map.of();

  /** Binds it before the routes are loaded. */
  @Override
  public void configure(CamelContext camelContext) {
    camelContext.getRegistry().bind("sqs", SqsClient.class, this);
    new FixedClock().configure(camelContext);
  }

  void put(Message message) {
    waiting.add(message);
  }

  /** What was asked of the queues. */
  List<ReceiveMessageRequest> received() {
    return received;
  }

  /** The receipt handles of the messages that were deleted. */
  List<String> deleted() {
    return deleted;
  }

  /** Camel looks for the URL of a queue by its name. */
  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    return ListQueuesResponse.builder()
        .queueUrls("https://sqs/" + request.queueNamePrefix())
        .build();
  }

  /** From now on a queue fails; empty for none. */
  void fail(String name, RuntimeException with) {
    failing = Map.of(name, with);
  }

  /** From now on no queue fails. */
  void heal() {
    failing = Map.of();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    received.add(request);
    String name = request.queueUrl().replaceFirst(".*/", "");
    if (failing.containsKey(name)) {
      throw failing.get(name);
    }
    boolean events = request.queueUrl().endsWith("events");
    @Nullable Message message = events ? take() : null;
    return ReceiveMessageResponse.builder()
        .messages(message == null ? List.of() : List.of(message))
        .build();
  }

  private @Nullable Message take() {
    try {
      return waiting.poll(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    deleted.add(request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    waiting.clear();
  }
}
