package ecrimagecleanup.sandbox;

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
  private long delivered;
  private long deleted;
  private long deliveredWhenQuiet;
  private long arrived;
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
    synchronized (this) {
      arrived++;
      notifyAll();
    }
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
        arrived++;
        notifyAll();
      }
    }
    if (is(DELETE, headers)) {
      synchronized (this) {
        deleted++;
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

  /** The queues do not wait for a message, but this does: it knows when there is no use in it. */
  private Response receiveWithin(
      String method, String path, Map<String, List<String>> headers, ObjectNode request) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(request.path(WAIT).asLong());
    byte[] atOnce = Json.write(request.put(WAIT, 0)).getBytes(StandardCharsets.UTF_8);
    while (true) {
      long before = arrived();
      Response answer = queues.forward(method, path, headers, atOnce);
      long left = until(deadline);
      if (answer.status() != 200
          || !Json.body(answer.body()).path("Messages").isEmpty()
          || left <= 0
          || !awaitArrival(before, Math.min(left, LOOK_MILLIS))) {
        return answer;
      }
    }
  }

  private synchronized long arrived() {
    return arrived;
  }

  /** Waits until a message comes, or {@code millis} have passed; whether to look again. */
  private synchronized boolean awaitArrival(long before, long millis) {
    return waitFor(() -> arrived != before || hurried, millis) && !hurried;
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
