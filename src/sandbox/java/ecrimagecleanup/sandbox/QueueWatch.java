package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stands before the queues and knows when everything that was put into some of them is dealt with,
 * without asking them all the time. Safe for several threads.
 */
final class QueueWatch implements SqsBackend {
  private static final String TARGET = "X-Amz-Target";
  private static final String DELETE = ".DeleteMessage";
  private static final String RECEIVE = ".ReceiveMessage";
  private static final String SEND = ".SendMessage";
  private static final String WAIT = "WaitTimeSeconds";
  private static final long LOOK_MILLIS = 200;

  private final EmbeddedSqs queues;
  private final List<String> watched;
  private final Map<String, Long> deliveries = new HashMap<>();
  private final Map<String, Long> arrived = new HashMap<>();
  private final Map<String, Long> inWork = new HashMap<>();
  private long delivered;
  private long deleted;
  private long deliveredWhenQuiet;
  private int asking;
  private boolean hurried;

  QueueWatch(EmbeddedSqs queues, List<String> watched) {
    this.queues = queues;
    this.watched = watched;
  }

  /** Puts a message of the world into a queue. */
  void deliver(String queueArn, String body) {
    synchronized (this) {
      deliveries.merge(queueArn, 1L, Long::sum);
      delivered++;
    }
    queues.deliver(queueArn, body);
    arrived(queueArn.substring(queueArn.lastIndexOf(':') + 1));
  }

  private synchronized void arrived(String queue) {
    arrived.merge(queue, 1L, Long::sum);
    notifyAll();
  }

  /**
   * From now on nobody who asks for messages waits for one to come. Whoever waits already has its
   * answer afterwards: Camel waits a whole second for a consumer that is still asking.
   */
  synchronized void hurry() {
    hurried = true;
    notifyAll();
    waitFor(() -> asking == 0, LOOK_MILLIS);
  }

  /** From now on whoever asks for messages waits for one to come, if so wished. */
  synchronized void takeTime() {
    hurried = false;
  }

  /** How many messages the world has put into a queue. */
  synchronized long deliveries(String queue) {
    return deliveries.getOrDefault(EmbeddedSqs.arn(queue), 0L);
  }

  /**
   * Whether no message waits or is worked on. The queues are not asked again as long as the world
   * has put nothing into them.
   */
  boolean isQuiet() {
    long before;
    synchronized (this) {
      if (delivered == deliveredWhenQuiet) {
        return true;
      }
      before = delivered;
    }
    boolean quiet = watched.stream().allMatch(queue -> queues.counts(queue).total() == 0);
    if (quiet) {
      synchronized (this) {
        deliveredWhenQuiet = before;
        deleted = before;
      }
    }
    return quiet;
  }

  /** Waits until as many messages are dealt with as have come, or {@code millis} have passed. */
  synchronized void awaitDeletions(long millis) {
    waitFor(() -> deleted >= delivered, millis);
  }

  @Override
  public Response forward(
      String method, String path, Map<String, List<String>> headers, byte[] body) {
    Response answer =
        is(RECEIVE, headers)
            ? receive(method, path, headers, body)
            : queues.forward(method, path, headers, body);
    if (is(SEND, headers)) {
      synchronized (this) {
        delivered++;
        arrived(queue(Json.body(body)));
      }
    }
    if (is(DELETE, headers)) {
      synchronized (this) {
        deleted++;
        inWork.merge(queue(Json.body(body)), -1L, Long::sum);
        notifyAll();
      }
    }
    return answer;
  }

  private Response receive(
      String method, String path, Map<String, List<String>> headers, byte[] body) {
    asks(1);
    try {
      return receiveWithin(method, path, headers, (ObjectNode) Json.body(body));
    } finally {
      asks(-1);
    }
  }

  private synchronized void asks(int more) {
    asking += more;
    notifyAll();
  }

  /**
   * The queues do not wait for a message, but this does: it knows when there is no use in it. While
   * messages are in work, one can come again.
   */
  private Response receiveWithin(
      String method, String path, Map<String, List<String>> headers, ObjectNode request) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(request.path(WAIT).asLong());
    String queue = queue(request);
    byte[] atOnce = Json.write(request.put(WAIT, 0)).getBytes(StandardCharsets.UTF_8);
    while (true) {
      long before = count(arrived, queue);
      Response answer = queues.forward(method, path, headers, atOnce);
      int messages = answer.status() == 200 ? Json.body(answer.body()).path("Messages").size() : 0;
      taken(queue, messages);
      long left = until(deadline);
      if (answer.status() != 200
          || messages > 0
          || left <= 0
          || !awaitArrival(queue, before, left)) {
        return answer;
      }
    }
  }

  private synchronized void taken(String queue, int messages) {
    inWork.merge(queue, (long) messages, Long::sum);
  }

  /** Waits until a message can have come, or {@code millis} have passed; whether to look again. */
  private synchronized boolean awaitArrival(String queue, long before, long millis) {
    long wait = count(inWork, queue) > 0 ? Math.min(millis, LOOK_MILLIS) : millis;
    return waitFor(() -> count(arrived, queue) != before || hurried, wait) && !hurried;
  }

  private synchronized long count(Map<String, Long> counts, String queue) {
    return counts.getOrDefault(queue, 0L);
  }

  private static String queue(JsonNode request) {
    String url = request.path("QueueUrl").asText();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Waits until something is so, or {@code millis} have passed; false if it is interrupted. */
  private synchronized boolean waitFor(BooleanSupplier something, long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (long left = millis; !something.getAsBoolean() && left > 0; left = until(deadline)) {
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean is(String operation, Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(TARGET))
        .flatMap(header -> header.getValue().stream())
        .anyMatch(target -> target.endsWith(operation));
  }

  private static long until(long deadline) {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }
}
