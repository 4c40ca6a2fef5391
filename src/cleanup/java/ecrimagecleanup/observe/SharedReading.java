package ecrimagecleanup.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What is read from AWS for whoever asks in some minutes: once, by a thread of its own, while those
 * who ask wait for it or come again. What failed is read again for the next who asks. Safe for
 * several threads.
 */
final class SharedReading<T> implements AutoCloseable {
  /** What was read so long ago is not shown, even while it is read anew. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private final Supplier<T> reading;
  private final Duration sharedFor;
  private final Clock clock;
  private final ExecutorService thread;
  private Optional<Read<T>> last = Optional.empty();
  private Optional<CompletableFuture<Read<T>>> running = Optional.empty();

  /**
   * What was read.
   *
   * @param at when the reading began: as old is what it says
   * @param end when it ended
   */
  record Read<T>(T value, Instant at, Instant end) {}

  /**
   * @param name what is read, for the name of the thread
   * @param reading reads it
   * @param sharedFor how long after its end a reading is shared
   */
  SharedReading(String name, Supplier<T> reading, Duration sharedFor, Clock clock) {
    this.reading = reading;
    this.sharedFor = sharedFor;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "cleanup-http-" + name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * What was read last, if it is shared still; otherwise it is read anew.
   *
   * @param patience how long to wait for that, in real time
   * @return what was read, perhaps an older one while the new one takes longer; empty if there is
   *     none
   * @throws IllegalStateException if the reading fails, with why as its cause
   */
  Optional<Read<T>> get(Duration patience) {
    CompletableFuture<Read<T>> begun;
    synchronized (this) {
      Instant now = clock.instant();
      if (last.isPresent() && last.get().end().plus(sharedFor).isAfter(now)) {
        return last;
      }
      last = last.filter(read -> read.at().plus(OLDEST).isAfter(now));
      begun = running.orElseGet(() -> CompletableFuture.supplyAsync(this::read, thread));
      running = Optional.of(begun);
    }
    return await(begun, patience);
  }

  private Optional<Read<T>> await(CompletableFuture<Read<T>> begun, Duration patience) {
    try {
      return Optional.of(begun.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      synchronized (this) {
        return last;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("It could not be read.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The application is stopping.", e);
    }
  }

  private Read<T> read() {
    Instant at = clock.instant();
    try {
      Read<T> read = new Read<>(reading.get(), at, clock.instant());
      synchronized (this) {
        last = Optional.of(read);
      }
      return read;
    } finally {
      synchronized (this) {
        running = Optional.empty();
      }
    }
  }

  /** Reads no more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
