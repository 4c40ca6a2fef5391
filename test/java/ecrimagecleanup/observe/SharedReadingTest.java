package ecrimagecleanup.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.observe.SharedReading.Read;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadingTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration NONE = Duration.ZERO;

  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final AtomicInteger readings = new AtomicInteger();
  private final Deque<CountDownLatch> held = new ArrayDeque<>();
  private final CountDownLatch begins = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  private final SharedReading<Integer> shared =
      new SharedReading<>("test", this::read, Duration.ofMinutes(5), clock);

  private int read() {
    CountDownLatch latch = held.poll();
    if (latch != null) {
      begins.countDown();
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    RuntimeException thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw thrown;
    }
    return readings.incrementAndGet();
  }

  private static List<Integer> values(Optional<Read<Integer>> read) {
    return read.map(Read::value).stream().toList();
  }

  @AfterEach
  void close() {
    shared.close();
  }

  @Test
  void forSomeMinutesAllAreToldTheSame() {
    assertThat(values(shared.get(LONG))).containsExactly(1);
    clock.advance(Duration.ofMinutes(4));
    assertThat(values(shared.get(LONG))).containsExactly(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(values(shared.get(LONG))).containsExactly(2);
  }

  @Test
  void whatTakesLongerIsReadOnceForAllWhoComeAgain() {
    CountDownLatch latch = new CountDownLatch(1);
    held.add(latch);

    assertThat(shared.get(NONE)).isEmpty();
    assertThat(shared.get(NONE)).isEmpty();
    latch.countDown();

    assertThat(values(shared.get(LONG))).containsExactly(1);
    assertThat(readings).hasValue(1);
  }

  @Test
  void anOlderOneIsShownMeanwhileButNoneOfMoreThanAnHour() {
    shared.get(LONG);
    CountDownLatch latch = new CountDownLatch(1);
    held.add(latch);

    clock.advance(Duration.ofMinutes(59));
    assertThat(values(shared.get(NONE))).containsExactly(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(shared.get(NONE)).isEmpty();
    latch.countDown();
    assertThat(values(shared.get(LONG))).containsExactly(2);
  }

  @Test
  void itIsAsOldAsTheBeginningOfItsReading() throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    held.add(latch);
    Instant begun = clock.instant();
    shared.get(NONE);
    begins.await();
    clock.advance(Duration.ofMinutes(1));
    latch.countDown();

    assertThat(shared.get(LONG).orElseThrow().at()).isEqualTo(begun);
  }

  @Test
  void whatFailedIsReadAgain() {
    failure.set(new IllegalStateException("Rate exceeded"));

    assertThatThrownBy(() -> shared.get(LONG)).hasRootCauseMessage("Rate exceeded");
    assertThat(values(shared.get(LONG))).containsExactly(1);
  }
}
