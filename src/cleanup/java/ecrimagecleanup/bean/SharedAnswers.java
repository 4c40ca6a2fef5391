package ecrimagecleanup.bean;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.Weighed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is the same for all checks of a while, so that it is read once and not for each: in memory,
 * of this instance alone. One exchange reads an answer while the others wait for it; if it fails,
 * it fails them all, and nothing is kept. Who has waited long enough reads it too. The age of an
 * answer counts from the beginning of its reading: what happened meanwhile it may not have seen.
 * Safe for several threads.
 *
 * <p>What is for all repositories is few, and never pushed out by what is for one; of that some
 * {@value #MOST_KB} kB are kept.
 */
public final class SharedAnswers {
  private static final int MOST_KB = 160_000;

  /** What an answer is: of which route, and about what. */
  record Key(String route, Object about) {}

  /** What came of a reading. */
  private sealed interface Answer {
    Object get() throws Exception;

    /** How long it may be used from now on, in nanoseconds. */
    long left(long age, long now);
  }

  private record Read(Object value, long since) implements Answer {
    @Override
    public Object get() {
      return value;
    }

    /**
     * One that is just as old as it may be is still used. Of one that was read later than now the
     * clock was set back since, and nobody knows how old it is.
     */
    @Override
    public long left(long age, long now) {
      return now < since ? 0 : since + age + 1 - now;
    }
  }

  private record Failed(Exception why) implements Answer {
    @Override
    public Object get() throws Exception {
      throw why;
    }

    @Override
    public long left(long age, long now) {
      return 0;
    }
  }

  private record Kept(AsyncCache<Key, Answer> forAll, AsyncCache<Key, Answer> forOne) {
    AsyncCache<Key, Answer> of(Key key) {
      return key.about() instanceof Repository ? forOne : forAll;
    }
  }

  private final Duration age;
  private final Duration patience;
  private final Ticker ticker;
  private final Executor executor;

  private final Map<String, Instant> lastRead = new ConcurrentHashMap<>();

  /** Empty until somebody asks: before that the clock need not go. */
  private final AtomicReference<Optional<Kept>> answers = new AtomicReference<>(Optional.empty());

  /** Every answer is read on the thread of the exchange that asks for it first. */
  public SharedAnswers(Duration age, Duration patience, Clock clock) {
    this(age, patience, clock, Runnable::run);
  }

  /**
   * @param age how long an answer may be used
   * @param patience how long to wait for the reading of another exchange, in real time
   * @param executor what reads answers
   */
  public SharedAnswers(Duration age, Duration patience, Clock clock, Executor executor) {
    this.age = age;
    this.patience = patience;
    this.ticker = () -> nanosecondsSince1970(clock.instant());
    this.executor = executor;
  }

  private Kept kept() {
    return answers
        .updateAndGet(now -> now.or(() -> Optional.of(new Kept(cache(), limitedCache()))))
        .orElseThrow();
  }

  private AsyncCache<Key, Answer> cache() {
    return settings().buildAsync();
  }

  private AsyncCache<Key, Answer> limitedCache() {
    return settings().maximumWeight(MOST_KB).weigher(SharedAnswers::weight).buildAsync();
  }

  private Caffeine<Key, Answer> settings() {
    return Caffeine.newBuilder()
        .ticker(ticker)
        .executor(Runnable::run)
        .expireAfter(Expiry.writing((Key key, Answer answer) -> Duration.ofNanos(left(answer))));
  }

  /** What is too large to be kept would be read again by each check. */
  private static int weight(Key key, Answer answer) {
    return answer instanceof Read read && read.value() instanceof Weighed weighed
        ? Math.min(1 + weighed.weight(), MOST_KB / 2)
        : 1;
  }

  private long left(Answer answer) {
    return answer.left(age.toNanos(), ticker.read());
  }

  private static long nanosecondsSince1970(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  /**
   * The answer that is kept; otherwise the one that is read now, by this exchange or another.
   *
   * @param anew whether it is read in any case, to take the place of what is kept
   * @throws Exception what the reader threw
   */
  Object get(Key key, boolean anew, Callable<Object> reader) throws Exception {
    AsyncCache<Key, Answer> cache = kept().of(key);
    if (anew) {
      return readAndKeep(cache, key, reader);
    }
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> first = cache.get(key, (same, unused) -> mine);
    if (first == mine) {
      executor.execute(() -> read(key, reader, mine));
    }
    try {
      Answer answer = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      // Who waited for a long reading must not get what was too old before it asked, and nobody
      // what
      // was read by a clock that was set back since.
      return first != mine && answer instanceof Read && left(answer) <= 0
          ? readAndKeep(cache, key, reader)
          : answer.get();
    } catch (TimeoutException e) {
      return readAndKeep(cache, key, reader);
    }
  }

  private Object readAndKeep(AsyncCache<Key, Answer> cache, Key key, Callable<Object> reader)
      throws Exception {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    executor.execute(() -> read(key, reader, mine));
    Object answer = mine.join().get();
    cache.put(key, mine);
    return answer;
  }

  /** Completes in any case: others may wait. */
  private void read(Key key, Callable<Object> reader, CompletableFuture<Answer> answer) {
    long began = ticker.read();
    Answer read = new Failed(new IllegalStateException("It was not read."));
    try {
      read = new Read(reader.call(), began);
      lastRead.put(key.route(), Instant.EPOCH.plusNanos(began));
    } catch (Exception e) {
      read = new Failed(e);
    } finally {
      answer.complete(read);
    }
  }

  /**
   * When the reading began that gave the latest answer of a route; empty if it has given none.
   *
   * @param route the id of a route whose answers are shared
   */
  Optional<Instant> readAt(String route) {
    return Optional.ofNullable(lastRead.get(route));
  }

  /** Forgets everything, as a new instance would know nothing. */
  public void forget() {
    lastRead.clear();
    answers.set(Optional.empty());
  }
}
