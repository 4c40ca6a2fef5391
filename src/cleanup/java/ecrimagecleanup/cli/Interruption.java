package ecrimagecleanup.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C ends the waiting, and the process ends when what was made is removed, or after two
 * minutes.
 */
final class Interruption implements AutoCloseable {
  private static final long MINUTES = 2;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Waiting waiting;
  private final Thread hook;

  private Interruption(Waiting waiting) {
    this.waiting = waiting;
    hook =
        new Thread(
            () -> {
              waiting.stop();
              try {
                done.await(MINUTES, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end-of-rehearsal");
  }

  static Interruption by(Waiting waiting) {
    Interruption interruption = new Interruption(waiting);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What it ends. */
  Waiting waiting() {
    return waiting;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and goes on.
      return;
    }
  }
}
