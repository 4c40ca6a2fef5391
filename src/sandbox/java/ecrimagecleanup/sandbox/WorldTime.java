package ecrimagecleanup.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets the time of a world pass, never faster than whoever takes its messages keeps up. For one
 * thread.
 */
public final class WorldTime {
  private static final long POLL_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedAws aws;

  public WorldTime(EmbeddedAws aws) {
    this.aws = aws;
  }

  /**
   * Lets time pass, from one thing that happens to the next.
   *
   * @throws IllegalStateException if the messages are not finished
   */
  public void runUntil(Instant end) {
    runUntil(end, () -> {});
  }

  /**
   * Like {@link #runUntil(Instant)}.
   *
   * @param afterEach what is done after each thing that happened
   */
  public void runUntil(Instant end, Runnable afterEach) {
    awaitQuiet();
    while (aws.now().isBefore(end)) {
      Optional<Instant> next = aws.world().timers().nextDue().filter(due -> due.isBefore(end));
      aws.world().advanceTo(next.orElse(end));
      awaitQuiet();
      afterEach.run();
    }
  }

  /** Waits until every message is dealt with. */
  public void awaitQuiet() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!aws.isQuiet()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "The application has not finished its messages within %s.".formatted(PATIENCE));
      }
      aws.awaitProgress(POLL_MILLIS);
    }
  }
}
