package ecrimagecleanup.bean;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.Weighed;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final SharedAnswers.Key COVERAGE = new SharedAnswers.Key("coverage", "all");
  private static final SharedAnswers.Key GRAPH = graph(0);

  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-03T09:16:05Z"));
  private final AtomicInteger readings = new AtomicInteger();
  private final SharedAnswers answers = new SharedAnswers(AGE, PATIENCE, clock);

  private static SharedAnswers.Key graph(int number) {
    return new SharedAnswers.Key(
        "graph",
        new Repository(new Registry("999988887777", "eu-central-1"), "team/orders" + number));
  }

  private Object read(SharedAnswers.Key key) throws Exception {
    return answers.get(key, false, readings::incrementAndGet);
  }

  /** A reading that says when it begins, goes on when it is told to, and takes some time. */
  private Object readWhenToldTo(CountDownLatch begins, CountDownLatch goOn, Duration takes)
      throws Exception {
    return answers.get(
        COVERAGE,
        false,
        () -> {
          begins.countDown();
          assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
          clock.advance(takes);
          return readings.incrementAndGet();
        });
  }

  /** What somebody gets who waits by now for the reading of another. */
  private Future<Object> readByOneWhoWaits() {
    FutureTask<Object> result = new FutureTask<>(() -> read(COVERAGE));
    Thread waiting = new Thread(result);
    waiting.start();
    await()
        .atMost(10, TimeUnit.SECONDS)
        .until(waiting::getState, Thread.State.TIMED_WAITING::equals);
    return result;
  }

  @Test
  void anAnswerIsReadOnceAndAgainWhenItIsTooOld() throws Exception {
    assertThat(read(COVERAGE)).isEqualTo(1);
    assertThat(read(GRAPH)).isEqualTo(2);

    clock.advance(AGE);
    assertThat(read(COVERAGE)).isEqualTo(1);
    assertThat(read(GRAPH)).isEqualTo(2);

    clock.advance(Duration.ofNanos(1));
    assertThat(read(COVERAGE)).isEqualTo(3);
    assertThat(read(GRAPH)).isEqualTo(4);
  }

  /** Nobody knows how old it is then. */
  @Test
  void anAnswerIsReadAgainIfTheClockWasSetBack() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(clock.instant());
    Clock set =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return requireNonNull(now.get());
          }
        };
    SharedAnswers ofIt = new SharedAnswers(AGE, PATIENCE, set);
    assertThat(ofIt.get(COVERAGE, false, readings::incrementAndGet)).isEqualTo(1);
    assertThat(ofIt.get(COVERAGE, false, readings::incrementAndGet)).isEqualTo(1);

    now.set(clock.instant().minus(Duration.ofMinutes(40)));

    assertThat(ofIt.get(COVERAGE, false, readings::incrementAndGet)).isEqualTo(2);
    assertThat(ofIt.get(COVERAGE, false, readings::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void reality23TheAgeCountsFromTheBeginningOfTheReading() throws Exception {
    Callable<Object> slow =
        () -> {
          clock.advance(Duration.ofMinutes(4));
          return readings.incrementAndGet();
        };

    assertThat(answers.get(COVERAGE, false, slow)).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    assertThat(read(COVERAGE)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(read(COVERAGE)).isEqualTo(2);
  }

  @Test
  void reality23OneReadsWhileTheOthersWait() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Object> first = threads.submit(() -> readWhenToldTo(reading, goOn, Duration.ZERO));
      assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
      Future<Object> second = readByOneWhoWaits();
      assertThat(read(GRAPH)).as("another answer does not wait").isEqualTo(1);
      goOn.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void whatIsReadAnewIsAsOldAsItsOwnReading() throws Exception {
    assertThat(read(GRAPH)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(4));
    assertThat(answers.get(GRAPH, true, readings::incrementAndGet)).isEqualTo(2);

    clock.advance(Duration.ofMinutes(2));
    assertThat(read(GRAPH)).as("two minutes old").isEqualTo(2);
    clock.advance(Duration.ofMinutes(4));
    assertThat(read(GRAPH)).as("six minutes old").isEqualTo(3);
  }

  @Test
  void whoWaitsForALongReadingDoesNotGetWhatIsTooOld() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Object> first =
          threads.submit(() -> readWhenToldTo(reading, goOn, Duration.ofMinutes(30)));
      assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
      Future<Object> second = readByOneWhoWaits();
      goOn.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS)).as("its own reading").isEqualTo(1);
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void whoHasNoPatienceReadsByItself() throws Exception {
    SharedAnswers impatient = new SharedAnswers(AGE, Duration.ZERO, clock);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Object first =
          impatient.get(
              COVERAGE,
              false,
              () -> {
                // Who overtakes is done before this reading goes on.
                assertThat(
                        other
                            .submit(() -> impatient.get(COVERAGE, false, readings::incrementAndGet))
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo(1);
                return readings.incrementAndGet();
              });

      assertThat(first).isEqualTo(2);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void whatFailsFailsWithItsOwnExceptionAndIsNotKept() throws Exception {
    IllegalStateException throttled = new IllegalStateException("Rate exceeded");

    assertThatThrownBy(
            () ->
                answers.get(
                    COVERAGE,
                    false,
                    () -> {
                      throw throttled;
                    }))
        .isSameAs(throttled);

    assertThat(read(COVERAGE)).isEqualTo(1);
  }

  @Test
  void reality23WhatIsForAllIsNeverPushedOutByWhatIsForOneRepository() throws Exception {
    assertThat(read(COVERAGE)).isEqualTo(1);

    assertThat(readAgain(100, 100_000))
        .as("of large repositories only some are kept")
        .isGreaterThan(80);
    assertThat(read(COVERAGE)).isEqualTo(1);
  }

  @Test
  void reality23WhatIsForHundredsOfSmallRepositoriesIsKept() throws Exception {
    assertThat(readAgain(900, 100)).isZero();
  }

  @Test
  void whatAloneIsTooLargeIsSharedByItsOwnChecks() throws Exception {
    answers.get(GRAPH, false, () -> sized(1_000_000));
    answers.get(graph(1), false, () -> sized(100));
    answers.get(GRAPH, false, () -> sized(1_000_000));

    assertThat(readings).hasValue(2);
  }

  /** How many repositories are read a second time, if each has so many images. */
  private int readAgain(int repositories, int images) throws Exception {
    for (int i = 0; i < repositories; i++) {
      answers.get(graph(i), false, () -> sized(images));
    }
    int before = readings.get();
    for (int i = 0; i < repositories; i++) {
      answers.get(graph(i), false, () -> sized(images));
    }
    return readings.get() - before;
  }

  private Weighed sized(int images) {
    readings.incrementAndGet();
    return () -> images;
  }

  @Test
  void whatIsReadAnewTakesThePlaceOfWhatIsKeptUnlessItFails() throws Exception {
    assertThat(read(GRAPH)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                answers.get(
                    GRAPH,
                    true,
                    () -> {
                      throw new IllegalStateException("Rate exceeded");
                    }))
        .hasMessage("Rate exceeded");
    assertThat(read(GRAPH)).isEqualTo(1);

    assertThat(answers.get(GRAPH, true, readings::incrementAndGet)).isEqualTo(2);
    assertThat(read(GRAPH)).isEqualTo(2);
  }

  @Test
  void theExecutorReads() throws Exception {
    AtomicInteger given = new AtomicInteger();
    SharedAnswers elsewhere =
        new SharedAnswers(
            AGE,
            PATIENCE,
            clock,
            work -> {
              given.incrementAndGet();
              work.run();
            });

    elsewhere.get(COVERAGE, false, readings::incrementAndGet);
    elsewhere.get(COVERAGE, false, readings::incrementAndGet);

    assertThat(given).hasValue(1);
  }

  @Test
  void whoForgetsReadsEverythingAgain() throws Exception {
    read(COVERAGE);
    read(GRAPH);

    answers.forget();

    assertThat(read(COVERAGE)).isEqualTo(3);
    assertThat(read(GRAPH)).isEqualTo(4);
  }
}
