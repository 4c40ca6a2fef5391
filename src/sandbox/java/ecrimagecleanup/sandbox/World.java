package ecrimagecleanup.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What the services of the sandbox share: one clock, one set of timers, one source of chance, one
 * lock over the state of all accounts, and the records that are kept of it.
 */
public final class World {

  /** The account that holds the repositories, unless a story says otherwise. */
  public static final String SHARED_ACCOUNT = "999988887777";

  /** The region of a story that names none. */
  public static final String REGION = "eu-central-1";

  /** What becomes of events of tasks is drawn apart, and changes nothing else. */
  private static final long APART = 0x5709ed7a5c5L;

  private final WorldClock clock;
  private final Readings readings;
  private final WorldTimers timers;
  private final SplittableRandom chance;
  private final Object state = new Object();
  private final UseLedger ledger;
  private final RecordedInventory inventory;
  private final TrailDelivery events;
  private final TrailDelivery taskEvents;
  private final AtomicLong calls = new AtomicLong();
  private volatile WorldSettings settings = WorldSettings.usual();

  /** An empty world at the time of {@code clock}; the same seed makes the same world. */
  public World(WorldClock clock, long seed) {
    this(clock, seed, Readings.friendly());
  }

  /** Like {@link #World(WorldClock, long)}, with an AWS that is read as {@code readings} say. */
  public World(WorldClock clock, long seed, Readings readings) {
    this.clock = clock;
    this.readings = readings;
    this.timers = new WorldTimers(clock);
    this.chance = new SplittableRandom(seed);
    this.ledger = new UseLedger(clock);
    this.inventory = new RecordedInventory(clock, readings);
    this.events = new TrailDelivery(clock, timers, chance.split());
    this.taskEvents = new TrailDelivery(clock, timers, new SplittableRandom(seed ^ APART));
  }

  /** The clock that everything in the world goes by. */
  public WorldClock clock() {
    return clock;
  }

  /** How AWS is read where it does not say what it does. */
  public Readings readings() {
    return readings;
  }

  /** What is to happen later. */
  public WorldTimers timers() {
    return timers;
  }

  /** The judge's record of which image was in use when. */
  public UseLedger ledger() {
    return ledger;
  }

  /** What the configuration recorders have captured. */
  public RecordedInventory inventory() {
    return inventory;
  }

  /** The way of CloudTrail events to their queue. */
  public TrailDelivery events() {
    return events;
  }

  /**
   * The way of the events of tasks, which ECS sends itself, to their queue; none if nobody asks.
   */
  public TrailDelivery taskEvents() {
    return taskEvents;
  }

  /** How long things take. */
  public WorldSettings settings() {
    return settings;
  }

  /** Changes how long things take from now on. */
  public void settings(WorldSettings changed) {
    settings = changed;
  }

  /** The present. */
  public Instant now() {
    return clock.instant();
  }

  /** Carries out {@code work} while no other call reads or changes the state of the world. */
  public <T> T exclusively(Supplier<T> work) {
    synchronized (state) {
      return work.get();
    }
  }

  /** Carries out {@code action} after {@code delay}, {@link #exclusively}. */
  public void later(Duration delay, Runnable action) {
    Runnable guarded =
        () ->
            exclusively(
                () -> {
                  action.run();
                  return true;
                });
    timers.at(now().plus(delay), guarded);
  }

  /** An id that the seed determines. */
  public UUID uuid() {
    synchronized (chance) {
      long high = (chance.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
      long low = (chance.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    }
  }

  /** The id of a call, which is apart from chance: a read changes nothing that comes after it. */
  String requestId() {
    return new UUID(0x4000L, Long.MIN_VALUE | calls.incrementAndGet()).toString();
  }

  /** As many hexadecimal digits as asked for, at most 32, that the seed determines. */
  public String hex(int digits) {
    return uuid().toString().replace("-", "").substring(0, digits);
  }

  /** Moves the world on by {@code by}; see {@link #advanceTo}. */
  public void advance(Duration by) {
    advanceTo(clock.instant().plus(by));
  }

  /** Moves the world to {@code to}; what is due on the way happens at its time, one by one. */
  public void advanceTo(Instant to) {
    timers.fireDue();
    for (Optional<Instant> next = timers.nextDue();
        next.isPresent() && !next.get().isAfter(to);
        next = timers.nextDue()) {
      clock.advanceTo(next.get());
      timers.fireDue();
    }
    clock.advanceTo(to);
    timers.fireDue();
  }
}
