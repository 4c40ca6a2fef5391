package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one address of all services: finds out who calls what, lets faults strike, and hands the call
 * to its service. Safe for several threads.
 */
public final class Endpoint {

  /** The signing name of the one service whose calls are passed on as they came. */
  private static final String QUEUES = "sqs";

  private interface Handler {
    HttpReply handle(AwsCall call, HttpCall http);
  }

  private final World world;
  private final AccessKeys keys;
  private final Replies replies;
  private final CallCounts counts = new CallCounts();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final List<FaultInjector> faults = new CopyOnWriteArrayList<>();

  /** An address without a service yet. */
  public Endpoint(World world, AccessKeys keys) {
    this.world = world;
    this.keys = keys;
    this.replies = new Replies(world);
  }

  /** Adds a service of a JSON protocol, or replaces the one of the same signing name. */
  public void add(AwsService service) {
    handlers.put(service.signingName(), (call, http) -> replies.json(service.handle(call), http));
  }

  /** Adds a service of the query protocol, or replaces the one of the same signing name. */
  public void add(AwsQueryService service) {
    handlers.put(service.signingName(), (call, http) -> replies.xml(service.handle(call)));
  }

  /** Sends the calls of the queue service there. */
  public void queues(SqsBackend backend) {
    handlers.put(
        QUEUES,
        (call, http) -> {
          SqsBackend.Response answer =
              backend.forward(http.method(), http.target(), http.headers(), http.body());
          return new HttpReply(answer.status(), answer.headers(), answer.body());
        });
  }

  /** What goes wrong on purpose; add to it and take from it at any time. */
  public List<FaultInjector> faults() {
    return faults;
  }

  /** How often what was called. */
  public CallCounts counts() {
    return counts;
  }

  /**
   * Answers a request. What is due in the world by now happens before, and what the call has made
   * due happens after.
   *
   * @throws LostResponse if a fault takes the answer away
   */
  public HttpReply answer(HttpCall http) throws LostResponse {
    world.timers().fireDue();
    try {
      return dispatch(http);
    } catch (AwsError error) {
      return replies.error(error, http);
    } finally {
      world.timers().fireDue();
    }
  }

  private HttpReply dispatch(HttpCall http) throws LostResponse {
    CredentialScope scope =
        CredentialScope.of(http)
            .orElseThrow(
                () ->
                    new AwsError(
                        403, "MissingAuthenticationTokenException", "The request is not signed"));
    Handler handler =
        Optional.ofNullable(handlers.get(scope.service()))
            .orElseThrow(
                () ->
                    AwsError.badRequest(
                        "UnknownServiceException",
                        "The sandbox has no service '%s', only %s"
                            .formatted(scope.service(), handlers.keySet())));
    AwsCall call = call(http, scope);
    counts.count(call);
    for (FaultInjector injector : faults) {
      strike(injector.before(call));
    }
    HttpReply reply = handler.handle(call, http);
    if (reply.status() < 300) {
      for (FaultInjector injector : faults) {
        strike(injector.after(call));
      }
    }
    return reply;
  }

  private static void strike(Optional<Fault> fault) throws LostResponse {
    if (fault.isEmpty()) {
      return;
    }
    if (fault.get() instanceof Fault.Answered answered) {
      throw answered.error();
    }
    throw new LostResponse();
  }

  private AwsCall call(HttpCall http, CredentialScope scope) {
    Map<String, String> parameters = http.parameters();
    String operation =
        http.header("X-Amz-Target")
            .map(target -> target.substring(target.lastIndexOf('.') + 1))
            .orElse(parameters.getOrDefault("Action", ""));
    return new AwsCall(
        keys.account(scope.accessKeyId()),
        scope.region(),
        scope.service(),
        operation,
        http.method(),
        http.path(),
        parameters,
        body(http, scope.service()));
  }

  private static JsonNode body(HttpCall http, String service) {
    if (http.form()) {
      return Json.object();
    }
    try {
      return Json.body(http.body());
    } catch (AwsError error) {
      if (service.equals(QUEUES)) {
        // The queues have to refuse it themselves.
        return Json.object();
      }
      throw error;
    }
  }
}
