package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.virtual.CountedQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A queue of SQS with the consumers of all instances, each of which takes one message after
 * another. For one thread.
 */
final class Lanes {
  /**
   * A message that waits.
   *
   * @param body its body
   * @param arrived when it came
   * @param receives how often it was received
   */
  record Waiting(String body, Instant arrived, int receives) {}

  private final String queue;
  private final PriorityQueue<Instant> free = new PriorityQueue<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private Duration worked = Duration.ZERO;
  private long failed;

  /**
   * @param queue its name
   * @param consumers how many consumers there are
   */
  Lanes(String queue, int consumers) {
    this.queue = queue;
    for (int i = 0; i < consumers; i++) {
      free.add(Instant.MIN);
    }
  }

  String queue() {
    return queue;
  }

  void arrive(String body, Instant now) {
    waiting.add(new Waiting(body, now, 0));
  }

  /** The next message, if there is one and a consumer is free. */
  Optional<Waiting> take(Instant now) {
    if (waiting.isEmpty() || free.element().isAfter(now)) {
      return Optional.empty();
    }
    free.remove();
    Waiting next = waiting.remove();
    waits.add(Duration.between(next.arrived(), now));
    return Optional.of(next);
  }

  /** The consumer that took a message is free again. */
  void done(Instant at, Duration took) {
    free.add(at);
    worked = worked.plus(took);
  }

  /** The message comes again. */
  void failed(Waiting message) {
    failed++;
    waiting.add(new Waiting(message.body(), message.arrived(), message.receives() + 1));
  }

  /**
   * What SQS would count of it: a message is played when it is taken, and its consumer is busy for
   * as long as it took.
   */
  CountedQueues.Counts counts(Instant now) {
    int taken = (int) free.stream().filter(until -> until.isAfter(now)).count();
    return new CountedQueues.Counts(waiting.size(), taken, 0);
  }

  /** When a message can be taken next; empty if none waits. */
  Optional<Instant> next() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(free.element());
  }

  /** Begins to count anew. */
  void reset() {
    waits.clear();
    worked = Duration.ZERO;
    failed = 0;
  }

  /** How long messages waited for a consumer, one for each that was taken. */
  List<Duration> waits() {
    return waits;
  }

  /** How long all consumers were at work. */
  Duration worked() {
    return worked;
  }

  /** How many failed, and came again. */
  long failures() {
    return failed;
  }
}
