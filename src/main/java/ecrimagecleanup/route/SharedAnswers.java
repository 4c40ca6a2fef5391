package ecrimagecleanup.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What is the same for all checks of a while, so that it is read once and not for each: in memory,
 * of this instance alone, and only the newest few. Safe for several threads.
 */
public final class SharedAnswers {
  private static final int MOST = 16;

  /** What an answer is: of which route, and about what. */
  record Key(String route, Object about) {}

  private record Kept(Object answer, Instant since) {}

  private final Map<Key, Kept> answers = new LinkedHashMap<>();
  private final Duration age;
  private final Clock clock;

  /**
   * @param age how long an answer may be used
   */
  public SharedAnswers(Duration age, Clock clock) {
    this.age = age;
    this.clock = clock;
  }

  /** The answer that is kept; otherwise, or if it is wanted anew, the one that is read now. */
  Object get(Key key, boolean anew, Callable<Object> reader) throws Exception {
    Optional<Object> kept = anew ? Optional.empty() : kept(key);
    return kept.isPresent() ? kept.get() : keep(key, reader.call());
  }

  private synchronized Optional<Object> kept(Key key) {
    return Optional.ofNullable(answers.get(key))
        .filter(kept -> !kept.since().plus(age).isBefore(clock.instant()))
        .map(Kept::answer);
  }

  private synchronized Object keep(Key key, Object answer) {
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
}
