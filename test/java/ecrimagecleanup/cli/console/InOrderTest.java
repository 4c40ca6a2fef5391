package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InOrderTest {
  private static Iterator<Integer> numbers(int most) {
    return IntStream.range(0, most).iterator();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theAnswersComeInTheOrderOfTheQuestionsWhicheverIsReadyFirst() {
    CountDownLatch secondIsReady = new CountDownLatch(1);
    List<String> answers = new ArrayList<>();
    try (InOrder<Integer, String> inOrder =
        new InOrder<>(
            numbers(5),
            2,
            number -> {
              if (number == 0) {
                await(secondIsReady);
              } else {
                secondIsReady.countDown();
              }
              return "answer " + number;
            })) {
      inOrder.forEachRemaining(answers::add);
    }

    assertThat(answers).containsExactly("answer 0", "answer 1", "answer 2", "answer 3", "answer 4");
  }

  @Test
  void noMoreAreAskedForAtATimeAndNoMoreQuestionsAreTakenThanThat() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    int given = 0;
    try (InOrder<Integer, Integer> inOrder =
        new InOrder<>(
            IntStream.range(0, 40).peek(i -> taken.incrementAndGet()).iterator(),
            3,
            number -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              running.decrementAndGet();
              return number;
            })) {
      while (inOrder.hasNext()) {
        assertThat(inOrder.next()).isEqualTo(given);
        given++;
        // The iterator may have looked one question ahead.
        assertThat(taken.get()).isLessThanOrEqualTo(given + 3);
      }
    }

    assertThat(given).isEqualTo(40);
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void severalAreAskedForAtATime() {
    CountDownLatch both = new CountDownLatch(2);
    try (InOrder<Integer, Integer> inOrder =
        new InOrder<>(
            numbers(2),
            2,
            number -> {
              both.countDown();
              await(both);
              return number;
            })) {
      assertThat(inOrder.next()).isZero();
      assertThat(inOrder.next()).isEqualTo(1);
    }
  }

  @Test
  void aFailureComesInItsTurnWithItsCause() {
    IllegalArgumentException failure = new IllegalArgumentException("There is no repository x.");
    try (InOrder<Integer, Integer> inOrder =
        new InOrder<>(
            numbers(3),
            3,
            number -> {
              if (number == 1) {
                throw failure;
              }
              return number;
            })) {
      assertThat(inOrder.next()).isZero();
      assertThatThrownBy(inOrder::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("A question could not be answered.")
          .hasRootCause(failure);
    }
  }

  @Test
  void afterTheLastThereIsNone() {
    try (InOrder<Integer, Integer> inOrder = new InOrder<>(numbers(1), 4, number -> number)) {
      assertThat(inOrder.next()).isZero();
      assertThat(inOrder.hasNext()).isFalse();
      assertThatThrownBy(inOrder::next).isInstanceOf(NoSuchElementException.class);
    }
  }
}
