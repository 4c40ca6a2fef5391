package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.findings;
import static ecrimagecleanup.decision.CheckFixtures.next;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.GracePeriodQuestion;
import ecrimagecleanup.decision.question.OnTimeQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The questions on-time and grace-period: early, in time, too late, and within a grace period; and
 * what follows a veto.
 */
class DecisionTimesTest {
  private static final Evidence UNUSED = new Unused("Nobody.");
  private static final Instant ONE_GRACE_LATER = DUE.plus(GRACE);

  private static Postpone postponed(ImageDeletionCheck check, Findings findings, Instant now) {
    Decision decision = TABLE.decide(check, findings, now);
    assertThat(decision).isInstanceOf(Postpone.class);
    return (Postpone) decision;
  }

  private static Findings of(Image image) {
    return new FindingsBuilder().image(image).build();
  }

  @Test
  void aCheckThatComesEarlyIsPutOffToAnotherName() {
    Postpone decision = postponed(check(), ALL_UNUSED, DUE.minus(Policy.SKEW).minusMillis(1));

    assertThat(decision.question()).isEqualTo(OnTimeQuestion.ID);
    assertThat(decision.until()).isEqualTo(DUE.plusSeconds(3600));
    assertThat(decision.presumedUnusedSince()).isEqualTo(ENDED);
    assertThat(decision.lastLook()).isEqualTo(LastLook.NONE);
  }

  @Test
  void aCheckThatComesEarlyWaitsThoughTheGracePeriodHasPassed() {
    ImageDeletionCheck longUnused =
        new ImageDeletionCheck(
            check().repository(),
            check().images(),
            check().cause(),
            ENDED.minus(Duration.ofDays(9)),
            LastLook.NONE,
            DUE);

    Postpone decision = postponed(longUnused, ALL_UNUSED, DUE.minus(Policy.SKEW).minusMillis(1));

    assertThat(decision.reason())
        .startsWith("The check fired before it was due on 3 Mar 2026 10:00 UTC.");
    assertThat(TABLE.decide(longUnused, ALL_UNUSED, DUE.minus(Policy.SKEW)))
        .isInstanceOf(Remove.class);
  }

  /** Found by the simulation: on a clock that is behind, a check was put off minute by minute. */
  @Test
  void aCheckIsNotEarlyBecauseTheClockIsBehind() {
    Instant passed = ENDED.plus(GRACE);

    assertThat(TABLE.decide(check(), ALL_UNUSED, passed)).isInstanceOf(Remove.class);
    assertThat(passed).isBefore(DUE);
  }

  @Test
  void aClockThatIsBehindDoesNotShortenTheGracePeriod() {
    Instant before = ENDED.plus(GRACE).minusMillis(1);

    assertThat(postponed(check(), ALL_UNUSED, before).reason())
        .isEqualTo(
            "It was used, pushed or restored on 2 Mar 2026 09:59 UTC; the grace period is 24 hours.");
  }

  @Test
  void aCheckIsTrustedForAnHour() {
    Instant last = DUE.plus(Policy.FRESH);

    assertThat(TABLE.decide(check(), ALL_UNUSED, DUE)).isInstanceOf(Remove.class);
    assertThat(TABLE.decide(check(), ALL_UNUSED, last)).isInstanceOf(Remove.class);
    assertThat(postponed(check(), ALL_UNUSED, last.plusMillis(1)).question())
        .isEqualTo(OnTimeQuestion.ID);
  }

  @Test
  void aStaleCheckWaitsAWholeNumberOfGracesAndAtLeastOneFromNow() {
    assertThat(postponed(check(), ALL_UNUSED, DUE.plusSeconds(3601)))
        .isEqualTo(
            new Postpone(
                OnTimeQuestion.ID,
                "The check was due on 3 Mar 2026 10:00 UTC and fired more than an hour late, so what it knew is stale.",
                DUE.plus(GRACE.multipliedBy(2)),
                DUE.plus(GRACE.multipliedBy(2)),
                LastLook.VETO));
    for (long seconds = 3601; seconds < 400_000; seconds += 1801) {
      Instant now = DUE.plusSeconds(seconds);
      Instant until = postponed(check(), ALL_UNUSED, now).until();

      assertThat(until).as("%d s late", seconds).isAfterOrEqualTo(now.plus(GRACE));
      assertThat(until).as("%d s late", seconds).isBefore(now.plus(GRACE.multipliedBy(2)));
      assertThat(Duration.between(DUE, until).toSeconds() % GRACE.toSeconds()).isZero();
    }
  }

  @Test
  void aStaleCheckThatComesAgainWithinThePeriodMakesTheSameName() {
    ScheduleName first = nextName(check(), DUE.plusSeconds(3601));
    ScheduleName again = nextName(check(), DUE.plus(GRACE));
    ScheduleName nextPeriod = nextName(check(), DUE.plus(GRACE).plusMillis(1));

    assertThat(again).isEqualTo(first);
    assertThat(nextPeriod.isLaterThan(first)).isTrue();
  }

  private static ScheduleName nextName(ImageDeletionCheck check, Instant now) {
    return next(check, postponed(check, ALL_UNUSED, now)).nameFor(IMAGE.digest());
  }

  @Test
  void theGraceIsTheOneOfNow() {
    DecisionTable raised = Questions.table(policy(Duration.ofDays(2), Action.DELETE));

    Postpone decision = (Postpone) raised.decide(check(), ALL_UNUSED, NOW);

    assertThat(decision.question()).isEqualTo(GracePeriodQuestion.ID);
    assertThat(decision.until()).isEqualTo(Instant.parse("2026-03-04T10:00:00Z"));
    assertThat(decision.presumedUnusedSince()).isEqualTo(ENDED);
    assertThat(decision.lastLook()).isEqualTo(LastLook.NONE);
  }

  @Test
  void aGraceAfterThePush() {
    Instant pushedAt = NOW.minus(GRACE).plusMillis(1);

    Postpone decision = postponed(check(), of(pushed(IMAGE, pushedAt, Optional.empty())), NOW);

    assertThat(decision.question()).isEqualTo(GracePeriodQuestion.ID);
    assertThat(decision.until()).isEqualTo(DUE.plusSeconds(3600));
    assertThat(TABLE.decide(check(), of(pushed(IMAGE, NOW.minus(GRACE), Optional.empty())), NOW))
        .isInstanceOf(Remove.class);
  }

  @Test
  void aGraceAfterItWasRestoredFromTheArchive() {
    Instant restoredAt = NOW.minus(Duration.ofHours(1));

    Postpone decision = postponed(check(), of(pushed(IMAGE, ENDED, Optional.of(restoredAt))), NOW);

    assertThat(decision.question()).isEqualTo(GracePeriodQuestion.ID);
    assertThat(decision.until()).isEqualTo(Instant.parse("2026-03-04T10:00:00Z"));
  }

  @Test
  void thePushAlsoCountsAfterAVeto() {
    Instant pushedAt = NOW.minus(Duration.ofHours(1));

    Postpone decision =
        postponed(check(LastLook.VETO), of(pushed(IMAGE, pushedAt, Optional.empty())), NOW);

    assertThat(decision.question()).isEqualTo(GracePeriodQuestion.ID);
    assertThat(decision.lastLook()).isEqualTo(LastLook.VETO);
  }

  @Test
  void afterAVetoItIsRemovedOnlyWhenTwoLooksAGraceApartSeeItUnused() {
    Findings inUse = findings(new Used(Use.by("somebody"), "It runs."), UNUSED, UNUSED);
    ImageDeletionCheck first = check();
    Postpone veto = postponed(first, inUse, NOW);
    ImageDeletionCheck second = next(first, veto);
    Postpone clear = postponed(second, ALL_UNUSED, second.due());
    ImageDeletionCheck third = next(second, clear);

    assertThat(veto.lastLook()).isEqualTo(LastLook.RAN);
    assertThat(second.due()).isEqualTo(ONE_GRACE_LATER.plus(Duration.ofMinutes(30)));
    assertThat(clear.lastLook()).isEqualTo(LastLook.CLEAR);
    assertThat(clear.presumedUnusedSince()).isEqualTo(second.due());
    assertThat(third.due()).isEqualTo(ONE_GRACE_LATER.plus(GRACE).plus(Duration.ofHours(1)));
    assertThat(third.cause()).isEqualTo(DEREGISTERED.postponed());
    assertThat(TABLE.decide(third, ALL_UNUSED, third.due())).isInstanceOf(Remove.class);
  }

  @Test
  void aVetoAfterAClearLookBeginsAgain() {
    ImageDeletionCheck clear = check(LastLook.CLEAR);

    Postpone veto =
        postponed(
            clear, findings(UNUSED, UNUSED, new Used(Use.by("somebody"), "It runs again.")), NOW);

    assertThat(veto.lastLook()).isEqualTo(LastLook.RAN);
    assertThat(veto.until()).isEqualTo(ONE_GRACE_LATER.plus(Duration.ofMinutes(30)));
  }

  @Test
  void aClearLookThatIsReadTooLateBeginsAgain() {
    assertThat(postponed(check(LastLook.CLEAR), ALL_UNUSED, DUE.plusSeconds(3601)).lastLook())
        .isEqualTo(LastLook.VETO);
  }
}
