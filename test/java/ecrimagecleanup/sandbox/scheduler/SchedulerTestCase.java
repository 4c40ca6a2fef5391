package ecrimagecleanup.sandbox.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.WorldTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** EventBridge Scheduler at ten in the morning, with a queue that can be broken. */
abstract class SchedulerTestCase {
  static final String QUEUE = "arn:aws:sqs:eu-central-1:999988887777:checks";
  static final String DEAD_LETTERS = "arn:aws:sqs:eu-central-1:999988887777:dead";
  static final String WINDOW = "'FlexibleTimeWindow':{'Mode':'OFF'}";
  static final String AT_NOON = "'ScheduleExpression':'at(2026-03-02T12:00:00)'";
  static final String TARGET =
      "'Target':{'Arn':'"
          + QUEUE
          + "','RoleArn':'arn:aws:iam::999988887777:role/send','Input':'{}','DeadLetterConfig':"
          + "{'Arn':'"
          + DEAD_LETTERS
          + "'},'RetryPolicy':{'MaximumRetryAttempts':2}}";
  static final String VALID = AT_NOON + "," + WINDOW + "," + TARGET;

  final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T10:00:00Z"));
  final WorldTimers timers = new WorldTimers(clock);
  final List<String> sent = new ArrayList<>();
  boolean queueIsBroken;
  SchedulerService scheduler = service(SchedulerBehaviour.exact());

  SchedulerService service(SchedulerBehaviour behaviour) {
    return new SchedulerService(
        clock,
        timers,
        (queue, body) -> {
          if (queueIsBroken && queue.equals(QUEUE)) {
            throw new IllegalStateException("no such queue");
          }
          sent.add(queue + " " + body);
        },
        behaviour);
  }

  void advance(Duration by) {
    clock.advance(by);
    timers.fireDue();
  }

  JsonNode create(String name, String body) {
    return send("POST", "/schedules/" + name, Map.of(), body);
  }

  JsonNode list(Map<String, String> query) {
    return get("/schedules", query);
  }

  JsonNode get(String path, Map<String, String> query) {
    return send("GET", path, query, "");
  }

  JsonNode send(String method, String path, Map<String, String> query, String body) {
    return scheduler.handle(
        new AwsCall(
            "999988887777", "eu-central-1", "scheduler", "", method, path, query, json(body)));
  }

  void assertInvalid(String body) {
    assertRefused(400, "ValidationException", () -> create("a", body));
  }

  static void assertRefused(int status, String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsError.class,
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.status()).isEqualTo(status);
            });
  }

  static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree("{" + body.replace('\'', '"') + "}");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }
}
