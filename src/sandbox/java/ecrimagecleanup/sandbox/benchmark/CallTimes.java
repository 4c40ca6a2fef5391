package ecrimagecleanup.sandbox.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.CallCounts;
import ecrimagecleanup.sandbox.Endpoint;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import ecrimagecleanup.sandbox.Json;
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
 * The way of calls to AWS: each takes its time, and AWS throttles what is too fast. A message is
 * played at one instant of the world, and how long it took is added up here, so that messages of
 * several consumers overlap. For one thread.
 */
final class CallTimes implements Present.Surroundings, FaultInjector {
  private final Endpoint endpoint;
  private final InstantSource world;
  private final Duration latency;
  private int parallel;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Long> throttled = new TreeMap<>();
  private final Map<String, Long> decisions = new TreeMap<>();
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

  /** From now on one call waits for the other. */
  void oneByOne() {
    parallel = 1;
  }

  /** How long the present message has taken. */
  Duration elapsed() {
    return elapsed;
  }

  /** Processor time that the embedded AWS and not the application took, so far. */
  long nanosOfAws() {
    return nanosOfAws;
  }

  /** How often each operation was called. */
  Map<String, Long> operations() {
    return endpoint.counts().all();
  }

  /** Calls that AWS throttled, by operation. */
  Map<String, Long> throttled() {
    return throttled;
  }

  /** What was decided how often, and by which question. */
  Map<String, Long> decisions() {
    return decisions;
  }

  /** Begins to count anew. */
  void reset() {
    endpoint.counts().reset();
    throttled.clear();
    decisions.clear();
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
                        .take(now, world.instant()))
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
    JsonNode entry = Json.parse(line);
    if (entry.path("record").asText().equals("decision")) {
      decisions.merge(
          "%s %s"
              .formatted(entry.path("question").asText(), entry.path("decision").asText())
              .strip(),
          1L,
          Long::sum);
    }
  }
}
