package ecrimagecleanup.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is the same for all checks of a while, so that it is read once and not for each: in memory,
 * of this instance alone, and only the newest few. Safe for several threads.
 */
public final class SharedAnswers {
  private static final int MOST = 16;

  private record Kept(Object answer, Instant since) {}

  private final Map<String, Kept> answers = new LinkedHashMap<>();
  private final Duration age;
  private final Clock clock;

  /**
   * @param age how long an answer may be used
   */
  public SharedAnswers(Duration age, Clock clock) {
    this.age = age;
    this.clock = clock;
  }

  /** Whether an answer has to be read, because there is none or it is too old. */
  public synchronized boolean isStale(String key) {
    Kept kept = answers.get(key);
    return kept == null || kept.since().plus(age).isBefore(clock.instant());
  }

  /** Keeps an answer and passes it on. */
  public synchronized Object keep(String key, Object answer) {
    answers.remove(key);
    answers.put(key, new Kept(answer, clock.instant()));
    if (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    return answer;
  }

  /** Forgets everything, as a new instance would know nothing. */
  public synchronized void forget() {
    answers.clear();
  }

  /**
   * The answer that was kept last.
   *
   * @throws IllegalStateException if there is none: other checks asked for so many others that it
   *     was dropped between the steps of this one, which is tried again
   */
  public synchronized Object get(String key) {
    Kept kept = answers.get(key);
    if (kept == null) {
      throw new IllegalStateException("The answer %s was dropped. Try again.".formatted(key));
    }
    return kept.answer();
  }
}
