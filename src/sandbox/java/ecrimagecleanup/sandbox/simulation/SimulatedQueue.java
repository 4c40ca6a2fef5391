package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.virtual.CountedQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A standard queue of SQS, as far as it may be trusted: at least once, in any order, again after
 * the visibility timeout, and after five times into the dead-letter queue. For one thread.
 */
final class SimulatedQueue {
  /** How long a message that was taken and not deleted stays hidden. */
  static final Duration VISIBILITY = Duration.ofMinutes(5);

  private static final int MOST_RECEIVES = 5;
  private static final Duration LONGEST_WAY = Duration.ofSeconds(3);
  private static final Duration LATEST_DUPLICATE = Duration.ofHours(2);

  private final String name;
  private final SplittableRandom chance;
  private double duplicates;
  private final List<Message> messages = new ArrayList<>();
  private final List<Message> dead = new ArrayList<>();
  private int sent;

  /**
   * @param duplicates the share of messages that are delivered a second time after all
   */
  SimulatedQueue(String name, SplittableRandom chance, double duplicates) {
    this.name = name;
    this.chance = chance;
    this.duplicates = duplicates;
  }

  String name() {
    return name;
  }

  /** Puts a message into the queue. */
  void send(String body, Map<String, String> attributes, Instant now) {
    String id = "%s-%d".formatted(name, ++sent);
    Message message = new Message(id, body, attributes, now.plus(some(LONGEST_WAY)));
    messages.add(message);
    duplicate(message, now);
  }

  /** Puts a message into the queue that AWS did not send. */
  void forge(String body, Map<String, String> attributes, Instant now) {
    String id = "%s-%d".formatted(name, ++sent);
    messages.add(new Message(id, body, attributes, now.plus(some(LONGEST_WAY))).forged());
  }

  private void duplicate(Message message, Instant now) {
    if (duplicates > 0 && chance.nextDouble() < duplicates) {
      messages.add(message.anew(now.plus(some(LATEST_DUPLICATE))));
    }
  }

  /** Takes any message that can be received now. */
  Optional<Message> receive(Instant now) {
    while (true) {
      List<Message> visible =
          messages.stream().filter(message -> !message.visibleAt().isAfter(now)).toList();
      if (visible.isEmpty()) {
        return Optional.empty();
      }
      Message taken = visible.get(visible.size() == 1 ? 0 : chance.nextInt(visible.size()));
      if (taken.receives() < MOST_RECEIVES) {
        taken.received(now.plus(VISIBILITY));
        return Optional.of(taken);
      }
      messages.remove(taken);
      dead.add(taken);
    }
  }

  /** From now on every message comes once: one that comes again hours later prolongs a chain. */
  void calm() {
    duplicates = 0;
  }

  /** Deletes a message that was received. */
  void delete(Message message) {
    messages.remove(message);
  }

  /** When the next message can be received; empty if there is none. */
  Optional<Instant> nextVisible() {
    return messages.stream().map(Message::visibleAt).min(Comparator.naturalOrder());
  }

  /** Puts a message into the dead-letter queue. */
  void bury(String body) {
    dead.add(new Message("%s-buried-%d".formatted(name, ++sent), body, Map.of(), Instant.MIN));
  }

  /** What is neither deleted nor dead. */
  List<Message> left() {
    return List.copyOf(messages);
  }

  /** What SQS would count of it. */
  CountedQueues.Counts counts(Instant now) {
    int visible =
        (int) messages.stream().filter(message -> !message.visibleAt().isAfter(now)).count();
    int taken =
        (int)
            messages.stream()
                .filter(message -> message.visibleAt().isAfter(now) && message.receives() > 0)
                .count();
    return new CountedQueues.Counts(visible, taken, dead.size());
  }

  /** The dead letters. */
  List<Message> dead() {
    return List.copyOf(dead);
  }

  /** Moves all dead letters back. Those that AWS did not send are purged by whoever looks. */
  int redrive(Instant now) {
    dead.removeIf(Message::isForged);
    int moved = dead.size();
    dead.forEach(message -> messages.add(message.anew(now.plus(some(LONGEST_WAY)))));
    dead.clear();
    return moved;
  }

  private Duration some(Duration most) {
    return Duration.ofMillis(chance.nextLong(most.toMillis() + 1));
  }
}
