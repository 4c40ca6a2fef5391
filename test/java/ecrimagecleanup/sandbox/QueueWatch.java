package ecrimagecleanup.sandbox;

import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Stands before the queues and knows when everything that the world has put into some of them is
 * dealt with, without asking them all the time. Safe for several threads.
 */
final class QueueWatch implements SqsBackend {
  private static final String TARGET = "X-Amz-Target";
  private static final String DELETE = ".DeleteMessage";

  private final EmbeddedSqs queues;
  private final List<String> watched;
  private final Map<String, Long> deliveries = new HashMap<>();
  private long delivered;
  private long deleted;
  private long deliveredWhenQuiet;

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
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (long left = millis; deleted < delivered && left > 0; left = until(deadline)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Response forward(
      String method, String path, Map<String, List<String>> headers, byte[] body) {
    Response answer = queues.forward(method, path, headers, body);
    boolean deletes =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(TARGET))
            .flatMap(header -> header.getValue().stream())
            .anyMatch(target -> target.endsWith(DELETE));
    if (deletes) {
      synchronized (this) {
        deleted++;
        notifyAll();
      }
    }
    return answer;
  }

  private static long until(long deadline) {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }
}
