package ecrimagecleanup.component.ecs;

import java.time.Clock;

/**
 * Time as it passes outside: for how fast ECS is called, and for how old a list is where an
 * endpoint is given no memory, which has the clock of the application. No decision depends on it.
 */
final class RealTime {
  private RealTime() {}

  /** What time it is. */
  static Clock clock() {
    return Clock.systemUTC();
  }

  /** Nanoseconds since some time. */
  static long nanoseconds() {
    return System.nanoTime();
  }
}
