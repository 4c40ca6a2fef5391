package ecrimagecleanup.sandbox.sqs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.SqsBackend;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.slf4j.LoggerFactory;

/**
 * SQS by ElasticMQ on a free port of the loopback interface. It runs on real time: a visibility
 * timeout on a fast clock would expire at once.
 *
 * <p>Differences to AWS: no retention, no access policies, no throttling, and a message is not
 * delivered twice unless its visibility expires.
 */
public final class EmbeddedSqs implements SqsBackend, AutoCloseable {
  /** The account that all queues belong to. */
  public static final String ACCOUNT = "999988887777";

  /** The region that all queues are in. */
  public static final String REGION = "eu-central-1";

  private static final String ARN_PREFIX = "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":";
  private static final String LOOPBACK = "127.0.0.1";
  private static final long STOP_MILLIS = 2000;

  /** How many messages a queue holds, by what a consumer can see of them. */
  public record Counts(int visible, int inFlight, int delayed) {
    /** All of them. */
    public int total() {
      return visible + inFlight + delayed;
    }
  }

  /** A message as a consumer received it. */
  public record Received(String id, String receiptHandle, String body) {}

  private final SQSRestServer server;
  private final SqsConnection connection;

  private EmbeddedSqs(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.connection = new SqsConnection(endpoint);
  }

  /** Starts SQS with queue URLs that lead to {@code publicHost} and {@code publicPort}. */
  public static EmbeddedSqs start(String publicHost, int publicPort) {
    silenceLogs();
    SQSRestServer server =
        SQSRestServerBuilder.withInterface(LOOPBACK)
            .withDynamicPort()
            .withServerAddress(new NodeAddress("http", publicHost, publicPort, ""))
            .withAWSAccountId(ACCOUNT)
            .withAWSRegion(REGION)
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new EmbeddedSqs(server, URI.create("http://" + LOOPBACK + ":" + port));
  }

  private static void silenceLogs() {
    for (String name : List.of("org.elasticmq", "org.apache.pekko")) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger) {
        logger.setLevel(Level.WARN);
      }
    }
  }

  /** ElasticMQ's own address. The queue URLs it gives out lead to the public one. */
  public URI endpoint() {
    return connection.endpoint();
  }

  /** The ARN that a queue of this name has. */
  public static String arn(String queueName) {
    return ARN_PREFIX + queueName;
  }

  /**
   * Creates a queue.
   *
   * @param attributes as of CreateQueue: {@code VisibilityTimeout}, {@code RedrivePolicy}…
   * @return its URL
   */
  public String createQueue(String name, Map<String, String> attributes) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueName", name);
    ObjectNode target = request.putObject("Attributes");
    attributes.forEach(target::put);
    return connection.call("CreateQueue", request).path("QueueUrl").asText();
  }

  /** Creates a queue and its dead-letter queue, which gets what was received too often. */
  public String createQueue(
      String name, String deadLetterQueue, int maxReceives, int visibilitySeconds) {
    createQueue(deadLetterQueue, Map.of());
    String redrive =
        JsonNodeFactory.instance
            .objectNode()
            .put("deadLetterTargetArn", arn(deadLetterQueue))
            .put("maxReceiveCount", maxReceives)
            .toString();
    return createQueue(
        name,
        Map.of("RedrivePolicy", redrive, "VisibilityTimeout", Integer.toString(visibilitySeconds)));
  }

  /** Sends a message to a queue. */
  public void send(String queueName, String body) {
    connection.call("SendMessage", request(queueName).put("MessageBody", body));
  }

  /** Sends a message to the queue with this ARN. */
  public void deliver(String queueArn, String body) {
    if (!queueArn.startsWith(ARN_PREFIX)) {
      throw new IllegalArgumentException("No queue of the sandbox: " + queueArn);
    }
    send(queueArn.substring(ARN_PREFIX.length()), body);
  }

  /** How many messages a queue holds now. */
  public Counts counts(String queueName) {
    ObjectNode request = request(queueName);
    request.putArray("AttributeNames").add("All");
    JsonNode attributes = connection.call("GetQueueAttributes", request).path("Attributes");
    return new Counts(
        attributes.path("ApproximateNumberOfMessages").asInt(),
        attributes.path("ApproximateNumberOfMessagesNotVisible").asInt(),
        attributes.path("ApproximateNumberOfMessagesDelayed").asInt());
  }

  /** Removes all messages of a queue. */
  public void purge(String queueName) {
    connection.call("PurgeQueue", request(queueName));
  }

  /** Receives up to ten messages, waiting up to {@code waitSeconds} for the first. */
  public List<Received> receive(String queueName, int waitSeconds) {
    ObjectNode request =
        request(queueName).put("MaxNumberOfMessages", 10).put("WaitTimeSeconds", waitSeconds);
    List<Received> messages = new ArrayList<>();
    connection
        .call("ReceiveMessage", request)
        .path("Messages")
        .forEach(
            message ->
                messages.add(
                    new Received(
                        message.path("MessageId").asText(),
                        message.path("ReceiptHandle").asText(),
                        message.path("Body").asText())));
    return messages;
  }

  /** Removes a message that was received. */
  public void delete(String queueName, Received message) {
    connection.call(
        "DeleteMessage", request(queueName).put("ReceiptHandle", message.receiptHandle()));
  }

  @Override
  public Response forward(
      String method, String path, Map<String, List<String>> headers, byte[] body) {
    return connection.forward(method, path, headers, body);
  }

  /** Stops. A long poll that is still open ends by itself, and is not waited for. */
  @Override
  public void close() {
    Thread stopping = new Thread(server::stopAndWait, "stop-sqs");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode request(String queueName) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("QueueUrl", endpoint() + "/" + ACCOUNT + "/" + queueName);
  }
}
