package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static ecrimagecleanup.sandbox.EmbeddedAws.DEAD_LETTERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.EVENTS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BadInputTest {
  private static final String CHECK =
      """
      {"version":1,"accountId":"999988887777","region":"eu-central-1","repository":"team/orders",
       "images":["sha256:%s"],"cause":{"type":"parent-removed","parent":"sha256:%s"},
       "presumedUnusedSince":"2026-03-01T09:00:00Z","lastLook":"NONE","due":"2026-03-02T09:00:00Z"}
      """
          .formatted("0".repeat(64), "1".repeat(64));

  @Test
  void malformedMessagesReachTheDeadLetterQueuesAndOthersGoOn() {
    try (Installation installation = Installation.with("delete")) {
      List<String> checks =
          List.of(
              CHECK.replace("\"version\":1", "\"version\":3"),
              CHECK.replace("999988887777", "111122223333"),
              CHECK.replace("eu-central-1", "eu-west-1"));
      installation.aws().queues().send(EVENTS_QUEUE, "not JSON \" OR 1=1");
      installation.aws().queues().send(EVENTS_QUEUE, "{\"source\":\"aws.ecs\"}");
      checks.forEach(check -> installation.aws().queues().send(CHECKS_QUEUE, check));
      installation.aws().queues().send(CHECKS_QUEUE, CHECK);
      String old = installation.push("1");
      installation.useAndStop(image("1"));

      installation.pass(Duration.ofDays(4));

      assertThat(installation.aws().queues().counts(EVENTS_QUEUE + DEAD_LETTERS).visible())
          .isEqualTo(2);
      assertThat(installation.aws().queues().counts(CHECKS_QUEUE + DEAD_LETTERS).visible())
          .isEqualTo(3);
      // Nobody can say yet that they were no events.
      assertThat(installation.removed()).isEmpty();

      installation.aws().queues().purge(EVENTS_QUEUE + DEAD_LETTERS);
      installation.pass(Duration.ofDays(3));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aServiceThatFailsForAWhileLosesNothing() {
    try (Installation installation = Installation.impatient("delete")) {
      AtomicInteger failures = new AtomicInteger();
      installation
          .faults()
          .add(
              // For longer than a query is sent again.
              FaultInjector.failing(
                  call -> call.service().equals("config") && failures.incrementAndGet() <= 6,
                  call -> Fault.throttled()));
      String old = installation.push("1");
      installation.useAndStop(image("1"));

      installation.pass(Duration.ofDays(12));

      assertThat(failures).hasValueGreaterThan(6);
      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.aws().queues().counts(CHECKS_QUEUE + DEAD_LETTERS).total()).isZero();
    }
  }

  @Test
  void anAnswerThatIsLostAfterTheDeletionIsNoLoss() {
    try (Installation installation = Installation.with("delete")) {
      AtomicInteger lost = new AtomicInteger();
      installation
          .faults()
          .add(
              FaultInjector.losing(
                  call ->
                      call.operation().equals("BatchDeleteImage") && lost.incrementAndGet() == 1));
      String old = installation.push("1");
      installation.useAndStop(image("1"));

      installation.pass(Duration.ofDays(4));

      assertThat(lost).hasPositiveValue();
      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.aws().isQuiet()).isTrue();
    }
  }

  @Test
  void aStopInTheMiddleLosesNothing() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.useAndStop(image("1"));
      installation.pass(Duration.ofHours(1));
      installation.application().close();
      installation.aws().world().advanceTo(START.plus(Duration.ofHours(24)).plusSeconds(90));
      assertThat(installation.removed()).isEmpty();

      try (var again = installation.startAgain()) {
        again.runUntil(START.plus(Duration.ofDays(4)));
      }

      assertThat(installation.removed()).containsExactly(old);
    }
  }
}
