package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.CallCounts;
import ecrimagecleanup.sandbox.Endpoint;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import ecrimagecleanup.sandbox.virtual.Present;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The way of calls to AWS: each takes its time, and AWS refuses what is too fast. A message is
 * played at one instant of the world, and how long it took is added up here, so that messages of
 * several consumers overlap. For one thread.
 */
final class CallTimes implements Present.Surroundings, FaultInjector {
  private final Endpoint endpoint;
  private final InstantSource world;
  private final Duration latency;
  private final int parallel;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Long> throttled = new TreeMap<>();
  private Duration elapsed = Duration.ZERO;
  private long nanosOfAws;

  /**
   * @param world the world's time
   * @param latency how long each call takes
   * @param parallel how many calls of ECS are on their way side by side
   */
  CallTimes(Endpoint endpoint, InstantSource world, Duration latency, int parallel) {
    this.endpoint = endpoint;
    this.world = world;
    this.latency = latency;
    this.parallel = parallel;
    endpoint.faults().add(this);
  }

  /** From now on time is counted for another message. */
  void begin() {
    elapsed = Duration.ZERO;
  }

  /** How long the present message has taken. */
  Duration elapsed() {
    return elapsed;
  }

  /** Processor time that the embedded AWS and not the application took, so far. */
  long nanosOfAws() {
    return nanosOfAws;
  }

  /** Calls that AWS refused as too fast, by operation. */
  Map<String, Long> throttled() {
    return throttled;
  }

  /** Begins to count anew. */
  void reset() {
    endpoint.counts().reset();
    throttled.clear();
  }

  @Override
  public Instant applicationTime() {
    return world.instant().plus(elapsed);
  }

  @Override
  public HttpReply answer(HttpCall call) throws IOException {
    long before = threads.getCurrentThreadCpuTime();
    try {
      return endpoint.answer(call);
    } finally {
      nanosOfAws += threads.getCurrentThreadCpuTime() - before;
    }
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    pass(call.service().equals("ecs") ? latency.dividedBy(parallel) : latency);
    Instant now = applicationTime();
    boolean tooFast =
        RateLimit.of(call)
            .filter(
                limit ->
                    !buckets
                        .computeIfAbsent(
                            limit + call.accountId() + call.region(),
                            k -> new TokenBucket(limit, now))
                        .take(now))
            .isPresent();
    if (!tooFast) {
      return Optional.empty();
    }
    throttled.merge(CallCounts.name(call), 1L, Long::sum);
    return Optional.of(Fault.throttled());
  }

  @Override
  public void pass(Duration time) {
    elapsed = elapsed.plus(time);
  }

  @Override
  public void decided(String line) {
    // what is decided is in the world's own record
  }
}
