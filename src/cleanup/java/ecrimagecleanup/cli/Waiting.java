package ecrimagecleanup.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets time pass by the clock of the application, until it is asked to stop. */
interface Waiting {
  /** Waits until then, or until it is asked to stop. */
  void until(Instant time);

  /** Whether it was asked to stop. */
  boolean isStopped();

  /** Waits no longer. May be called by another thread. */
  void stop();

  /** By a clock that goes by itself, maybe faster than that of this machine. */
  static Waiting by(Clock clock) {
    return new Waiting() {
      private final AtomicBoolean stopped = new AtomicBoolean();

      @Override
      public void until(Instant time) {
        synchronized (stopped) {
          while (!stopped.get() && clock.instant().isBefore(time)) {
            long left = Duration.between(clock.instant(), time).toMillis();
            try {
              stopped.wait(Math.max(1, Math.min(left, LONGEST_MILLIS)));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              stopped.set(true);
            }
          }
        }
      }

      @Override
      public boolean isStopped() {
        return stopped.get();
      }

      @Override
      public void stop() {
        synchronized (stopped) {
          stopped.set(true);
          stopped.notifyAll();
        }
      }
    };
  }

  /** The clock may run hundreds of times as fast. */
  long LONGEST_MILLIS = 200;
}
