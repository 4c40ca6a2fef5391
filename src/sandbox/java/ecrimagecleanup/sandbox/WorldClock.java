package ecrimagecleanup.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the sandbox's world. It starts at a given time, runs at a speed (0: it stands still
 * unless it is advanced), and never goes back. Safe for several threads.
 */
public final class WorldClock extends Clock {
  private final InstantSource real;
  private double speed;
  private Instant worldAnchor;
  private Instant realAnchor;

  /** A clock that shows {@code start} now and stands still. */
  public WorldClock(Instant start) {
    this(start, InstantSource.system(), 0);
  }

  /** A clock that shows {@code start} now and runs {@code speed} times as fast as {@code real}. */
  public WorldClock(Instant start, InstantSource real, double speed) {
    this.real = real;
    this.speed = speed;
    this.worldAnchor = start;
    this.realAnchor = real.instant();
  }

  @Override
  public synchronized Instant instant() {
    if (speed == 0) {
      return worldAnchor;
    }
    double realNanos = Duration.between(realAnchor, real.instant()).toNanos();
    return worldAnchor.plusNanos((long) (realNanos * speed));
  }

  /** Moves the clock to {@code to}; an earlier time leaves it where it is. */
  public synchronized void advanceTo(Instant to) {
    Instant now = instant();
    worldAnchor = to.isAfter(now) ? to : now;
    realAnchor = real.instant();
  }

  /** Moves the clock on by {@code by}. */
  public synchronized void advance(Duration by) {
    advanceTo(instant().plus(by));
  }

  /** Lets the clock run {@code times} as fast as real time from now on; 0 stops it. */
  public synchronized void runAt(double times) {
    advanceTo(instant());
    speed = times;
  }

  /** How many times as fast as real time it runs; 0 if it stands still. */
  public synchronized double speed() {
    return speed;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
