package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens when, by a clock and a chance of its own: the seed alone determines it, whatever the
 * application does. What fails is kept; it would be the story's mistake and not the application's.
 */
final class Script {
  private final World world;
  private final Instant start;
  private final SplittableRandom chance;
  private final List<RuntimeException> failures = new ArrayList<>();

  Script(World world, SplittableRandom chance) {
    this.world = world;
    this.start = world.now();
    this.chance = chance;
  }

  /** Lets something happen on a day, counted from 1, at a time after midnight. */
  void on(int day, Duration time, Runnable action) {
    at(start.plus(Duration.ofDays(day - 1)).plus(time), action);
  }

  /** Lets something happen after a while. */
  void in(Duration delay, Runnable action) {
    at(now().plus(delay), action);
  }

  /** Some duration of at least {@code least} and less than {@code most}, in seconds. */
  Duration between(Duration least, Duration most) {
    return Duration.ofSeconds(chance.nextLong(least.toSeconds(), most.toSeconds()));
  }

  /** Whether something of this probability happens. */
  boolean happens(double probability) {
    return chance.nextDouble() < probability;
  }

  Instant now() {
    return world.now();
  }

  /** The first thing that went wrong, if anything did. */
  void rethrow() {
    synchronized (failures) {
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
    }
  }

  private void at(Instant when, Runnable action) {
    world.timers().at(when, () -> carryOut(action));
  }

  private void carryOut(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException failed) {
      synchronized (failures) {
        failures.add(failed);
      }
    }
  }
}
