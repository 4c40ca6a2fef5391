package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.question.LaterCheckQuestion;
import ecrimagecleanup.decision.question.ProtectedTagQuestion;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While the check of an event of a place that is not listed is pending, nothing is known. */
class UnlistedPlacesTest {
  private static final Cause UNLISTED =
      new Cause.Unlisted(
          new Cause.Deregistered(
              new TaskDefinitionArn("aws", "us-east-1", "777788889999", "orders", 41)));
  private static final Cause OTHER =
      new Cause.Unlisted(
          new Cause.Deregistered(
              new TaskDefinitionArn("aws", "us-east-1", "666655554444", "orders", 41)));
  private static final Instant HOUR = Instant.parse("2026-03-04T11:00:00Z");
  private static final Instant HALF_PAST = Instant.parse("2026-03-04T10:30:00Z");

  private static ScheduleName pending(Cause cause, long secondsLater) {
    return ScheduleName.of(
        IMAGE.repository(), IMAGE.digest(), DUE.plusSeconds(secondsLater), cause);
  }

  private static Decision decide(Cause cause, ScheduleName... pending) {
    return decide(cause, new FindingsBuilder(), pending);
  }

  private static Decision decide(Cause cause, FindingsBuilder findings, ScheduleName... pending) {
    return TABLE.decide(
        check(cause, ENDED, LastLook.NONE),
        findings.pending(Optional.of(List.of(pending))).build(),
        NOW);
  }

  private static void assertUnknown(Decision decision) {
    assertUnknown(decision, HOUR);
  }

  private static void assertUnknown(Decision decision, Instant until) {
    assertThat(decision).isInstanceOf(Postpone.class);
    Postpone put = (Postpone) decision;
    assertThat(put.question()).isEqualTo(LaterCheckQuestion.ID);
    assertThat(put.until()).isEqualTo(until);
    assertThat(put.lastLook()).isEqualTo(LastLook.VETO);
    assertThat(put.blind()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -60, 60, 86_400})
  void reality06WhileItIsPendingEarlierOrLaterEveryCheckOfTheImageIsUnknown(long seconds) {
    assertUnknown(decide(DEREGISTERED, pending(UNLISTED, seconds)));
    assertUnknown(decide(DEREGISTERED, pending(UNLISTED.postponedBlind(), seconds)));
    assertUnknown(decide(DEREGISTERED, pending(UNLISTED.postponed(), seconds)));
    assertUnknown(
        decide(
            DEREGISTERED,
            new FindingsBuilder().silent(EvidenceQuestion.CAUSE_STILL_RUNS),
            pending(UNLISTED, seconds)));
  }

  @Test
  void reality06ALaterCheckDoesNotHideIt() {
    assertUnknown(decide(DEREGISTERED, pending(DEREGISTERED, 60), pending(UNLISTED, 120)));
    assertUnknown(decide(DEREGISTERED, pending(UNLISTED, -60), pending(DEREGISTERED, 60)));
  }

  @Test
  void reality06OnlyOneOfItsKindSupersedesIt() {
    assertThat(decide(UNLISTED, pending(UNLISTED, 60))).isInstanceOf(Superseded.class);
    assertThat(decide(UNLISTED, pending(UNLISTED, 0), pending(DEREGISTERED, 60)))
        .isInstanceOf(Remove.class);
    assertUnknown(decide(UNLISTED, pending(OTHER, 60)), HALF_PAST);
    assertUnknown(decide(UNLISTED, pending(UNLISTED, -60)), HALF_PAST);
  }

  @Test
  void reality06WhatFollowsItKeepsTheMark() {
    Postpone put = (Postpone) decide(UNLISTED, pending(OTHER, 60));
    ImageDecision decided =
        new ImageDecision(
            check(UNLISTED, ENDED, LastLook.NONE),
            IMAGE.digest(),
            Optional.of(IMAGE),
            new FindingsBuilder().build(),
            put,
            NOW);

    assertThat(decided.next(NOW).check().cause()).isEqualTo(UNLISTED.postponedBlind());
    assertThat(decided.next(NOW).name()).isEqualTo(pending(UNLISTED.postponedBlind(), 88_200));
    assertThat(pending(UNLISTED.postponedBlind(), 88_200).due()).isEqualTo(HALF_PAST);
  }

  /** While it is in work no schedule has its name, so the others may not be in work with it. */
  @Test
  void itsChecksAreNeverDueTogetherWithOthers() {
    assertThat(List.of(UNLISTED, UNLISTED.postponed(), UNLISTED.postponedBlind()))
        .allSatisfy(
            cause -> {
              assertThat(cause.dueFrom(DUE)).isEqualTo("2026-03-03T10:30:00Z");
              assertThat(cause.dueFrom(DUE.plusSeconds(1800))).isEqualTo("2026-03-03T10:30:00Z");
              assertThat(cause.dueFrom(DUE.plusSeconds(1801))).isEqualTo("2026-03-03T11:30:00Z");
            });
    assertThat(DEREGISTERED.dueFrom(DUE)).isEqualTo(DUE);
    assertThat(DEREGISTERED.dueFrom(DUE.plusSeconds(1))).isEqualTo("2026-03-03T11:00:00Z");
  }

  /** What keeps the image may pass, and no sweep would know of the place. */
  @Test
  void noReasonToKeepTheImageEndsItsChain() {
    assertThat(kept(UNLISTED)).isEqualTo(blind(HALF_PAST));
    assertThat(kept(UNLISTED.postponed())).isEqualTo(blind(HALF_PAST));
    assertThat(kept(DEREGISTERED))
        .isEqualTo(new Keep(ProtectedTagQuestion.ID, "The tag is protected."));
  }

  private static Decision kept(Cause cause) {
    return TABLE.settle(
        new ImageDecision(
            check(cause, ENDED, LastLook.NONE),
            IMAGE.digest(),
            Optional.of(IMAGE),
            new FindingsBuilder().build(),
            new Keep(ProtectedTagQuestion.ID, "The tag is protected."),
            NOW));
  }

  private static Postpone blind(Instant until) {
    return new Postpone(
        ProtectedTagQuestion.ID, "The tag is protected.", until, until, LastLook.VETO, true);
  }
}
