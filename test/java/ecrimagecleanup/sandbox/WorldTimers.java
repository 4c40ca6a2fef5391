package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Actions that wait for a moment of world time. Safe for several threads. */
public final class WorldTimers {
  private record Timer(Instant when, long order, Runnable action) {}

  private final WorldClock clock;
  private final PriorityQueue<Timer> waiting =
      new PriorityQueue<>(Comparator.comparing(Timer::when).thenComparing(Timer::order));
  private long added;

  public WorldTimers(WorldClock clock) {
    this.clock = clock;
  }

  /** Runs {@code action} once the clock shows {@code when}. */
  public void at(Instant when, Runnable action) {
    synchronized (waiting) {
      waiting.add(new Timer(when, added++, action));
    }
  }

  /** When the next action is due. */
  public Optional<Instant> nextDue() {
    synchronized (waiting) {
      return Optional.ofNullable(waiting.peek()).map(Timer::when);
    }
  }

  /** Runs what is due, by time and then by the order of insertion, and says how many it ran. */
  public int fireDue() {
    int fired = 0;
    for (Optional<Timer> due = takeDue(); due.isPresent(); due = takeDue()) {
      due.get().action().run();
      fired++;
    }
    return fired;
  }

  private Optional<Timer> takeDue() {
    synchronized (waiting) {
      return Optional.ofNullable(waiting.peek())
          .filter(timer -> !timer.when().isAfter(clock.instant()))
          .map(timer -> waiting.remove());
    }
  }
}
