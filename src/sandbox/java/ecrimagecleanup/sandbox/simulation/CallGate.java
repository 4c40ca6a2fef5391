package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.CallCounts;
import ecrimagecleanup.sandbox.Endpoint;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The way of the application's calls to AWS: counts them, lets them take time, and lets go wrong
 * what is planned to go wrong at a call. For one thread.
 */
final class CallGate implements FaultInjector {

  /** Who lets time pass and other instances work while a call is on its way. */
  interface Meanwhile {
    /** Time passes; what becomes due happens with the next call. */
    void pass(Duration time);

    /** Another instance handles a message that waits, if there is one. */
    void overtake();

    /** The owners of all repositories put the brake on. */
    void brake();

    /** A call was made. */
    void called(String site);

    /** A planned fault has struck. */
    void struck(FaultKind kind, String site);
  }

  private static final Duration SLOW = Duration.ofSeconds(100);
  private static final long LONGEST_CALL_MILLIS = 60;

  private final Endpoint endpoint;
  private final Map<Integer, FaultKind> planned;
  private final SplittableRandom chance;
  private final Meanwhile meanwhile;
  private final Set<String> down = new HashSet<>();
  private final PartialPages pages = new PartialPages();
  private Optional<FaultKind> fault = Optional.empty();
  private String site = "";
  private int calls;
  private int callsBefore;
  private boolean first;
  private boolean calm;
  private boolean crashed;

  CallGate(
      Endpoint endpoint,
      Map<Integer, FaultKind> planned,
      SplittableRandom chance,
      Meanwhile meanwhile) {
    this.endpoint = endpoint;
    this.planned = planned;
    this.chance = chance;
    this.meanwhile = meanwhile;
    endpoint.faults().add(this);
  }

  /** How many calls there were; retries are not counted. */
  int calls() {
    return calls;
  }

  /** Whether the process has died since it was last asked. */
  boolean takeCrash() {
    boolean was = crashed;
    crashed = false;
    return was;
  }

  /** Whether the process is dead, and nothing that it does is of this world. */
  boolean isDead() {
    return crashed;
  }

  /** From now on nothing that is planned goes wrong. */
  void calm() {
    calm = true;
    callsBefore = calls;
  }

  /** How many calls there were until nothing went wrong any more. */
  int callsBeforeCalm() {
    return callsBefore;
  }

  /** Every call of the service fails until it is {@link #up}. */
  void down(String service) {
    down.add(service);
  }

  /** The service answers again. */
  void up(String service) {
    down.remove(service);
  }

  /** The service, with what can go wrong in its answers. */
  AwsService around(AwsService service) {
    return new AwsService() {
      @Override
      public String signingName() {
        return service.signingName();
      }

      @Override
      public JsonNode handle(AwsCall call) {
        return carryOut(service, call);
      }
    };
  }

  /** Answers a call of the application. */
  HttpReply answer(HttpCall http) throws IOException {
    if (crashed) {
      throw new Crash();
    }
    first = isFirstAttempt(http);
    if (first) {
      calls++;
      fault = calm ? Optional.empty() : Optional.ofNullable(planned.get(calls));
    }
    meanwhile.pass(Duration.ofMillis(5 + chance.nextLong(LONGEST_CALL_MILLIS)));
    if (first) {
      beforeFirst();
    }
    HttpReply reply = endpoint.answer(http);
    if (first && is(FaultKind.CRASH_AFTER)) {
      throw crash();
    }
    if (first && is(FaultKind.SLOW_AFTER)) {
      meanwhile.pass(SLOW);
    }
    return reply;
  }

  private void beforeFirst() {
    if (is(FaultKind.SLOW_BEFORE)) {
      meanwhile.pass(SLOW);
    }
    if (is(FaultKind.OWNER_BRAKES)) {
      meanwhile.brake();
    }
    if (is(FaultKind.OVERTAKEN)) {
      fault = Optional.empty();
      boolean wasFirst = first;
      meanwhile.overtake();
      first = wasFirst;
      fault = Optional.of(FaultKind.OVERTAKEN);
    }
  }

  private Crash crash() {
    crashed = true;
    return new Crash();
  }

  private boolean is(FaultKind kind) {
    return fault.filter(kind::equals).isPresent();
  }

  private static boolean isFirstAttempt(HttpCall http) {
    return Optional.ofNullable(http.headers().get("amz-sdk-request"))
        .map(values -> values.get(0).startsWith("attempt=1;"))
        .orElse(true);
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    site = site(call);
    if (first) {
      meanwhile.called(site);
      fault.ifPresent(this::note);
      if (is(FaultKind.CRASH_BEFORE)) {
        throw crash();
      }
    }
    if (down.contains(call.service()) || pages.isMissing(call)) {
      return Optional.of(Fault.unavailable());
    }
    if (is(FaultKind.ERROR_BEFORE) || (first && is(FaultKind.HICCUP))) {
      return Optional.of(Fault.internal());
    }
    return is(FaultKind.THROTTLE) ? Optional.of(Fault.throttled()) : Optional.empty();
  }

  /** Which call it is; of those that several steps make, for what. */
  private static String site(AwsCall call) {
    String name = CallCounts.name(call);
    String expression = call.body().path("Expression").asText();
    if (expression.isEmpty()) {
      return call.operation().equals("DescribeImages") && !call.body().has("imageIds")
          ? name + " of all"
          : name;
    }
    return name + " of " + Queries.about(expression);
  }

  private void note(FaultKind kind) {
    if (kind != FaultKind.PARTIAL_PAGE && kind != FaultKind.FAILURES) {
      meanwhile.struck(kind, site);
    }
  }

  @Override
  public Optional<Fault> after(AwsCall call) {
    boolean lost = is(FaultKind.LOST_FOR_GOOD) || (first && is(FaultKind.LOST_RESPONSE));
    return lost ? Optional.of(Fault.lost()) : Optional.empty();
  }

  private JsonNode carryOut(AwsService service, AwsCall call) {
    if (is(FaultKind.FAILURES)) {
      Optional<JsonNode> failures = Failures.of(call);
      if (failures.isPresent()) {
        meanwhile.struck(FaultKind.FAILURES, site);
        return failures.get();
      }
    }
    if (first && is(FaultKind.PARTIAL_PAGE)) {
      Optional<JsonNode> page = pages.first(call, service::handle);
      if (page.isPresent()) {
        meanwhile.struck(FaultKind.PARTIAL_PAGE, site);
        return page.get();
      }
    }
    return service.handle(call);
  }
}
