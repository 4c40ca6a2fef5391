package ecrimagecleanup.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The way of events from CloudTrail or ECS to their queue: late, and if so wished lossy, repeated
 * and out of order. Safe for several threads.
 */
public final class TrailDelivery {

  /**
   * What can go wrong with an event.
   *
   * @param duplicate the probability that it is delivered twice
   * @param delay the probability that it is delayed, and so overtaken
   * @param drop the probability that it is lost
   * @param longestDelay the longest delay, for a second delivery too
   */
  public record Faults(double duplicate, double delay, double drop, Duration longestDelay) {
    /** Every event is delivered once and in time. */
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO);
  }

  private final WorldClock clock;
  private final WorldTimers timers;
  private final SplittableRandom chance;
  private Optional<Consumer<String>> queue = Optional.empty();
  private Duration latency = Duration.ofSeconds(5);
  private Faults faults = Faults.NONE;

  TrailDelivery(WorldClock clock, WorldTimers timers, SplittableRandom chance) {
    this.clock = clock;
    this.timers = timers;
    this.chance = chance;
  }

  /** Hands every event that arrives from now on to {@code consumer}. */
  public synchronized void deliverTo(Consumer<String> consumer) {
    queue = Optional.of(consumer);
  }

  /** How long events take from now on. */
  public synchronized void latency(Duration changed) {
    latency = changed;
  }

  /** What can go wrong from now on. */
  public synchronized void faults(Faults changed) {
    faults = changed;
  }

  /** Whether anybody takes the events. */
  public synchronized boolean isForwarded() {
    return queue.isPresent();
  }

  /** Sends an event on its way now. */
  public synchronized void send(String event) {
    if (happens(faults.drop())) {
      return;
    }
    Instant arrival = clock.instant().plus(latency);
    timers.at(happens(faults.delay()) ? arrival.plus(someDelay()) : arrival, () -> arrive(event));
    if (happens(faults.duplicate())) {
      timers.at(arrival.plus(someDelay()), () -> arrive(event));
    }
  }

  private void arrive(String event) {
    consumer().ifPresent(each -> each.accept(event));
  }

  private synchronized Optional<Consumer<String>> consumer() {
    return queue;
  }

  private boolean happens(double probability) {
    return probability > 0 && chance.nextDouble() < probability;
  }

  private Duration someDelay() {
    return Duration.ofMillis(chance.nextLong(faults.longestDelay().toMillis() + 1));
  }
}
