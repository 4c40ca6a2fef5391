package ecrimagecleanup.sandbox.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a schedule fires, what it delivers, and what becomes of it then. */
class ScheduleFiringTest extends SchedulerTestCase {
  @Test
  void aScheduleFiresOnceAndDeletesItself() {
    create("a", VALID + ",'ActionAfterCompletion':'DELETE'");
    advance(Duration.ofMinutes(119));
    assertThat(sent).isEmpty();
    advance(Duration.ofMinutes(1));
    assertThat(sent).containsExactly(QUEUE + " {}");
    assertRefused(404, "ResourceNotFoundException", () -> get("/schedules/a", Map.of()));
    assertThat(timers.nextDue()).isEmpty();
  }

  @Test
  void withoutTheActionItStays() {
    create("a", VALID);
    advance(Duration.ofHours(3));
    assertThat(sent).hasSize(1);
    assertThat(get("/schedules/a", Map.of()).path("ActionAfterCompletion").asText())
        .isEqualTo("NONE");
  }

  @Test
  void timezonesAreObserved() {
    create("a", VALID + ",'ScheduleExpressionTimezone':'Europe/Berlin'");
    assertThat(timers.nextDue()).contains(Instant.parse("2026-03-02T11:00:00Z"));
  }

  @Test
  void firingIsLateWithinTheMinuteSometimesTwiceAndTheScheduleStaysListed() {
    scheduler =
        service(new SchedulerBehaviour(7, Duration.ofMinutes(1), 1, Duration.ofSeconds(30)));
    create("a", VALID + ",'ActionAfterCompletion':'DELETE'");
    Instant due = Instant.parse("2026-03-02T12:00:00Z");
    Instant fires = timers.nextDue().orElseThrow();
    assertThat(fires).isAfter(due).isBefore(due.plusSeconds(60));
    clock.advanceTo(fires);
    timers.fireDue();
    assertThat(list(Map.of()).path("Schedules")).hasSize(1);
    advance(Duration.ofMinutes(1));
    assertThat(sent).hasSize(2);
    assertThat(list(Map.of()).path("Schedules")).isEmpty();
  }

  @Test
  void aDeletedOrDisabledScheduleDoesNotFire() {
    create("a", VALID);
    create("b", VALID + ",'State':'DISABLED'");
    send("DELETE", "/schedules/a", Map.of(), "");
    assertRefused(
        404, "ResourceNotFoundException", () -> send("DELETE", "/schedules/a", Map.of(), ""));
    advance(Duration.ofHours(3));
    assertThat(sent).isEmpty();
  }

  @Test
  void aDeliveryThatFailsIsTriedAgainAndThenGoesToTheDeadLetters() {
    create("a", VALID);
    queueIsBroken = true;
    advance(Duration.ofHours(2));
    assertThat(sent).isEmpty();
    advance(Duration.ofMinutes(1));
    queueIsBroken = false;
    advance(Duration.ofMinutes(1));
    assertThat(sent).containsExactly(QUEUE + " {}");

    create("b", VALID.replace("12:00:00", "14:00:00"));
    queueIsBroken = true;
    advance(Duration.ofHours(1).plusMinutes(58));
    advance(Duration.ofMinutes(1));
    advance(Duration.ofMinutes(1));
    assertThat(sent).last().isEqualTo(DEAD_LETTERS + " {}");
  }

  @Test
  void contextAttributesAreReplaced() {
    create(
        "a",
        VALID.replace("'{}'", "'<aws.scheduler.scheduled-time> <aws.scheduler.attempt-number>'"));
    advance(Duration.ofHours(2));
    assertThat(sent).containsExactly(QUEUE + " 2026-03-02T12:00:00Z 1");
  }
}
