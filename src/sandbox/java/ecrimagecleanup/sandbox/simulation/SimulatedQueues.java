package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.virtual.CountedQueues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The queues that the application takes messages from. For one thread. */
final class SimulatedQueues {

  /** What is received, and from which queue. */
  record Received(SimulatedQueue queue, Message message) {}

  /** Apart, so that histories without them are drawn as if there were none. */
  private static final long APART = 0x57095L;

  private final SimulatedQueue events;
  private final Optional<SimulatedQueue> tasks;
  private final SimulatedQueue checks;
  private final SimulatedQueue sweeps;
  private final Random order;

  /**
   * @param duplicates the share of messages that are delivered a second time after all
   * @param seed the seed of the history
   * @param stops whether there is a queue of events of tasks
   */
  SimulatedQueues(SplittableRandom chance, double duplicates, long seed, boolean stops) {
    this.tasks =
        stops
            ? Optional.of(
                new SimulatedQueue(
                    EmbeddedAws.TASK_EVENTS_QUEUE, new SplittableRandom(seed ^ APART), duplicates))
            : Optional.empty();
    this.events = new SimulatedQueue(EmbeddedAws.EVENTS_QUEUE, chance.split(), duplicates);
    this.checks = new SimulatedQueue(EmbeddedAws.CHECKS_QUEUE, chance.split(), duplicates);
    this.sweeps = new SimulatedQueue(EmbeddedAws.SWEEPS_QUEUE, chance.split(), duplicates);
    this.order = new Random(chance.nextLong());
  }

  SimulatedQueue events() {
    return events;
  }

  /** That of the events of tasks, if they are forwarded. */
  Optional<SimulatedQueue> tasks() {
    return tasks;
  }

  SimulatedQueue sweeps() {
    return sweeps;
  }

  List<SimulatedQueue> all() {
    return Stream.concat(Stream.of(events, checks, sweeps), tasks.stream()).toList();
  }

  /** Takes any message of any queue that can be received now. */
  Optional<Received> receive(Instant now) {
    List<SimulatedQueue> shuffled = new ArrayList<>(all());
    Collections.shuffle(shuffled, order);
    for (SimulatedQueue queue : shuffled) {
      Optional<Message> message = queue.receive(now);
      if (message.isPresent()) {
        return message.map(one -> new Received(queue, one));
      }
    }
    return Optional.empty();
  }

  /** When the next message can be received; empty if there is none. */
  Optional<Instant> nextVisible() {
    return all().stream()
        .flatMap(queue -> queue.nextVisible().stream())
        .min(Comparator.naturalOrder());
  }

  /** A schedule fires: its message comes into a queue, or dead into that of the dead letters. */
  SimulatedQueue fire(String queueArn, String body, Instant now) {
    String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    SimulatedQueue queue =
        all().stream()
            .filter(each -> name.equals(each.name() + EmbeddedAws.DEAD_LETTERS))
            .findFirst()
            .orElseGet(() -> named(name));
    if (queue.name().equals(name)) {
      queue.send(body, Map.of(), now);
    } else {
      queue.bury(body);
    }
    return queue;
  }

  private SimulatedQueue named(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("There is no queue " + name));
  }

  private Optional<SimulatedQueue> find(String name) {
    return all().stream().filter(each -> name.equals(each.name())).findFirst();
  }

  /** What SQS would count of a queue; of one that is not used there is nothing. */
  Optional<CountedQueues.Counts> counts(String name, Instant now) {
    return find(name)
        .map(queue -> queue.counts(now))
        .or(
            () ->
                Optional.of(new CountedQueues.Counts(0, 0, 0))
                    .filter(none -> name.equals(EmbeddedAws.TASK_EVENTS_QUEUE)));
  }

  /** From now on every message comes once. */
  void calm() {
    all().forEach(SimulatedQueue::calm);
  }

  /** All dead letters. */
  Stream<Message> dead() {
    return all().stream().flatMap(queue -> queue.dead().stream());
  }

  /** Moves all dead letters back; how many there were. */
  int redrive(Instant now) {
    return all().stream().mapToInt(queue -> queue.redrive(now)).sum();
  }
}
