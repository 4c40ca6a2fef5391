package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.image.ImageFixtures.byTag;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduledCheckTest {
  private static ScheduledCheck first(Kind kind, Instant time, Instant now) {
    ImageUse use = new ImageUse(kind, time, ORDERS_41, byTag("1.41.0"));
    return ScheduledCheck.first(use, use.cause(false), IMAGE, GRACE, now);
  }

  @ParameterizedTest
  @CsvSource({
    "DEREGISTERED, 2026-03-02T09:00:00Z, 2026-03-03T09:00:00Z",
    "DEREGISTERED, 2026-03-02T09:00:00.001Z, 2026-03-03T10:00:00Z",
    "DEREGISTERED, 2026-03-02T09:15:22Z, 2026-03-03T10:00:00Z",
    "DELETED, 2026-03-02T23:59:59Z, 2026-03-04T00:00:00Z",
    "REGISTERED, 2026-03-02T09:00:00Z, 2026-03-03T09:00:00Z",
    "REGISTERED, 2026-03-02T09:00:00.001Z, 2026-03-03T10:00:00Z",
    "REGISTERED, 2026-03-02T09:59:59Z, 2026-03-03T10:00:00Z",
  })
  void isDueAGraceAfterTheEventOnTheNextFullHour(Kind kind, Instant time, Instant due) {
    ScheduledCheck scheduled = first(kind, time, time.plusSeconds(3));

    assertThat(scheduled.check().due()).isEqualTo(due);
    assertThat(scheduled.at()).isEqualTo(due);
    assertThat(scheduled.check().presumedUnusedSince()).isEqualTo(time);
    assertThat(scheduled.check().lastLook()).isEqualTo(LastLook.NONE);
    assertThat(scheduled.name()).isEqualTo(scheduled.check().nameFor(IMAGE.digest()));
  }

  /** Those of an hour have one check, which presumes that the last of them was at its end. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00Z, PT24H, 2026-03-02T09:00:00Z, 2026-03-03T09:00:00Z",
    "2026-03-02T09:00:00.001Z, PT24H, 2026-03-02T10:00:00Z, 2026-03-03T10:00:00Z",
    "2026-03-02T09:59:59Z, PT24H, 2026-03-02T10:00:00Z, 2026-03-03T10:00:00Z",
    "2026-03-02T09:05:00Z, PT30H20M, 2026-03-02T10:00:00Z, 2026-03-03T17:00:00Z",
    "2026-03-02T09:55:00Z, PT30H20M, 2026-03-02T10:00:00Z, 2026-03-03T17:00:00Z",
  })
  void theChecksOfTheTasksThatStopInAnHourAreOne(
      Instant stopped, Duration grace, Instant since, Instant due) {
    ImageUse use = new ImageUse(Kind.STOPPED, stopped, ORDERS_41, byTag("1.41.0"));
    ImageDeletionCheck check =
        ScheduledCheck.first(use, use.cause(false), IMAGE, grace, stopped).check();

    assertThat(check.presumedUnusedSince()).isEqualTo(since);
    assertThat(check.due()).isEqualTo(due).isAfterOrEqualTo(since.plus(grace));
  }

  @ParameterizedTest
  @EnumSource
  void anEventOlderThanTheGraceFiresInAMinuteAndKeepsItsName(Kind kind) {
    ScheduledCheck inTime = first(kind, ENDED, ENDED.plusSeconds(3));
    Instant late = ENDED.plus(Duration.ofDays(3)).plusMillis(500);
    ScheduledCheck tooLate = first(kind, ENDED, late);

    assertThat(tooLate.name()).isEqualTo(inTime.name());
    assertThat(tooLate.check()).isEqualTo(inTime.check());
    assertThat(tooLate.at()).isEqualTo(Instant.parse("2026-03-05T10:01:00Z"));
  }

  @Test
  void neverFiresInThePastNorWithinTheMinute() {
    for (int second = 0; second < 200; second++) {
      Instant now = DUE.minusSeconds(100).plusSeconds(second);

      assertThat(first(Kind.DEREGISTERED, ENDED, now).at())
          .as("%s", now)
          .isAfterOrEqualTo(now.plusSeconds(60))
          .isAfterOrEqualTo(DUE)
          .isBefore(now.plusSeconds(200));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEventOfATimeToComeIsRefused(Kind kind) {
    assertThatThrownBy(() -> first(kind, ENDED.plusSeconds(3601), ENDED))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(first(kind, ENDED.plusSeconds(3600), ENDED).check().presumedUnusedSince())
        .isBetween(ENDED.plusSeconds(3600), ENDED.plusSeconds(2 * 3600));
  }

  @ParameterizedTest
  @EnumSource
  void theCauseSaysWhatHappenedToWhichTaskDefinition(Kind kind) {
    Cause expected =
        switch (kind) {
          case REGISTERED -> new Cause.Registered(ORDERS_41);
          case DEREGISTERED -> new Cause.Deregistered(ORDERS_41);
          case DELETED -> new Cause.Deleted(ORDERS_41);
          case STOPPED -> new Cause.Stopped(ORDERS_41, false);
        };

    assertThat(first(kind, ENDED, ENDED).check().cause()).isEqualTo(expected);
  }

  @Test
  void deliversTheCheck() {
    ScheduledCheck scheduled = first(Kind.DEREGISTERED, ENDED, ENDED);

    assertThat(ImageDeletionCheckJson.read(scheduled.input())).isEqualTo(scheduled.check());
    assertThat(scheduled.description())
        .contains(IMAGE.digest().value())
        .contains("team/orders")
        .contains("orders:41");
  }

  @Test
  void isOfOneImageOnly() {
    ImageDeletionCheck ofTwo = checkOf(DEREGISTERED, digest(1), digest(2));

    assertThatThrownBy(() -> ScheduledCheck.of(ofTwo, DUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCheckOfAChildIsDueAGraceAfterItsParents() {
    ImageDeletionCheck child = check().ofDependant(digest(1), digest(5), GRACE);

    assertThat(child.images()).containsExactly(digest(5));
    assertThat(child.due()).isEqualTo(DUE.plus(GRACE));
    assertThat(child.cause()).isEqualTo(new Cause.ParentRemoved(digest(1)));
    assertThat(child.lastLook()).isEqualTo(LastLook.NONE);
    assertThat(child.presumedUnusedSince()).isEqualTo(ENDED);
  }

  @Test
  void everyImageOfAnEventIsUsedOnceByATaskDefinition() {
    Changed event =
        new Changed(
            Kind.DELETED,
            ENDED,
            List.of(
                new TaskDefinitionEvent.TaskDefinition(
                    ORDERS_41, List.of(byTag("1"), byTag("2"), byTag("1"))),
                new TaskDefinitionEvent.TaskDefinition(
                    CheckFixtures.arn("orders", 40), List.of(byTag("1")))));

    assertThat(ImageUse.of(event))
        .extracting(use -> use.taskDefinition().revision() + " " + use.reference())
        .containsExactly("41 " + byTag("1"), "41 " + byTag("2"), "40 " + byTag("1"));
  }
}
