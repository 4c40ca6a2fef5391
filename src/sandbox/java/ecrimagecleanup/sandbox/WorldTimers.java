package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is to happen at an instant of world time. Nothing happens by itself: whoever moves or
 * watches the clock calls {@link #fireDue()}. Safe for several threads; actions run one at a time,
 * in the order of their time and then of their insertion, and may themselves add timers.
 */
public final class WorldTimers {

  private record Timer(Instant when, long serial, Runnable action) {}

  private final WorldClock clock;
  private final PriorityQueue<Timer> pending =
      new PriorityQueue<>(Comparator.comparing(Timer::when).thenComparing(Timer::serial));
  private final ReentrantLock firing = new ReentrantLock();
  private long serials;

  /** Timers of the world that {@code clock} shows the time of. */
  public WorldTimers(WorldClock clock) {
    this.clock = clock;
  }

  /**
   * Lets {@code action} happen at {@code when}; at once, on the next firing, if that has passed.
   */
  public void at(Instant when, Runnable action) {
    synchronized (pending) {
      pending.add(new Timer(when, serials++, action));
    }
  }

  /** When the next action is due; empty if none is pending. */
  public Optional<Instant> nextDue() {
    synchronized (pending) {
      return Optional.ofNullable(pending.peek()).map(Timer::when);
    }
  }

  /**
   * Carries out every action that is due now, those included that become due by the actions
   * themselves. An action that calls this method leaves the rest to the caller it runs under.
   *
   * @return how many actions were carried out
   */
  public int fireDue() {
    if (firing.isHeldByCurrentThread()) {
      return 0;
    }
    firing.lock();
    try {
      int fired = 0;
      for (Optional<Timer> due = takeDue(); due.isPresent(); due = takeDue()) {
        due.get().action().run();
        fired++;
      }
      return fired;
    } finally {
      firing.unlock();
    }
  }

  private Optional<Timer> takeDue() {
    synchronized (pending) {
      Timer next = pending.peek();
      if (next == null || next.when().isAfter(clock.instant())) {
        return Optional.empty();
      }
      return Optional.ofNullable(pending.poll());
    }
  }
}
