package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.POLICY;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.findings;
import static ecrimagecleanup.evidence.EvidenceQuestion.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Old tasks run on while a deployment rolls out, and the aggregator does not show them. */
class DecisionRolloutTest {
  private static final Duration ROLLOUT = Duration.ofHours(1);
  private static final DecisionTable TABLE =
      Questions.table(
          new Policy(
              POLICY.optInTag(),
              POLICY.optInValue(),
              GRACE,
              ROLLOUT,
              POLICY.pullWindow(),
              POLICY.archiveFor(),
              POLICY.archiveIndex(),
              POLICY.mutableTags(),
              POLICY.maximumRemovals(),
              POLICY.stale(),
              POLICY.defaults()));

  @Test
  void theGracePeriodBeginsWhenTheRolloutOfADeploymentIsOver() {
    Instant deployed = DUE.minus(GRACE);
    Findings findings =
        findings(new Unused("a."), new Unused("b."), new UsedUntil("It was deployed.", deployed));

    Decision decision = TABLE.decide(check(DEREGISTERED, ENDED, LastLook.NONE), findings, NOW);

    Instant over = deployed.plus(ROLLOUT);
    assertThat(decision)
        .isEqualTo(
            new Postpone(
                ServicesQuestion.ID,
                "It was deployed.",
                over.plus(GRACE).plus(Duration.ofHours(1)),
                over,
                LastLook.NAMES));
  }

  /** AWS Config may look once a day; the end of a use is waited for once in a chain. */
  @Test
  void theLastChangeOfAServiceThatAnySourceTellsIsWaitedFor() {
    Instant recorded = DUE.minus(GRACE);
    Instant deployed = recorded.plus(Duration.ofHours(3));
    for (boolean configIsLater : List.of(false, true)) {
      Findings findings =
          new FindingsBuilder()
              .says("config", SERVICES, changed("config", configIsLater ? deployed : recorded))
              .says("ecs", SERVICES, changed("ecs", configIsLater ? recorded : deployed))
              .build();

      Decision decision = TABLE.decide(check(DEREGISTERED, ENDED, LastLook.NONE), findings, NOW);

      assertThat(decision)
          .isInstanceOfSatisfying(
              Postpone.class,
              postpone -> {
                assertThat(postpone.question()).isEqualTo(ServicesQuestion.ID);
                assertThat(postpone.reason()).isEqualTo(configIsLater ? "config" : "ecs");
                assertThat(postpone.presumedUnusedSince()).isEqualTo(deployed.plus(ROLLOUT));
              });
    }
  }

  /**
   * Whatever caused the check: of a task that stopped, nobody asks whether its cause still runs.
   */
  @Test
  void theEndThatConfigTellsIsNotWaitedForBeforeEcsWasAsked() {
    Instant recorded = DUE.minus(GRACE);
    for (Cause cause :
        List.of(
            DEREGISTERED,
            new Cause.Stopped(DEREGISTERED.causingTaskDefinition().orElseThrow(), false))) {
      FindingsBuilder findings =
          new FindingsBuilder()
              .says("config", SERVICES, changed("config", recorded))
              .says("ecr", EvidenceQuestion.PULLED, new UsedUntil("pulled", NOW.minusSeconds(60)));

      assertThat(
              TABLE.decide(
                  check(cause, ENDED, LastLook.NONE),
                  findings.unasked(EvidenceSources.LIVE).build(),
                  NOW))
          .isInstanceOf(Decision.Open.class);
      assertThat(TABLE.decide(check(cause, ENDED, LastLook.NONE), findings.unasked().build(), NOW))
          .isInstanceOf(Postpone.class);
    }
  }

  private static UsedUntil changed(String source, Instant at) {
    return new UsedUntil(source, at);
  }

  @Test
  void aDeploymentWhoseRolloutAndGracePeriodAreOverKeepsNothing() {
    Instant deployed = NOW.minus(GRACE).minus(ROLLOUT).minus(Policy.SKEW);
    Findings findings =
        findings(new Unused("a."), new Unused("b."), new UsedUntil("It was deployed.", deployed));

    assertThat(TABLE.decide(check(DEREGISTERED, ENDED, LastLook.NONE), findings, NOW))
        .isInstanceOf(Remove.class);
  }

  @Test
  void afterAVetoTheRolloutIsWaitedForToo() {
    Decision decision = TABLE.decide(check(DEREGISTERED, DUE, LastLook.VETO), ALL_UNUSED, NOW);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Postpone.class,
            postpone -> {
              assertThat(postpone.presumedUnusedSince()).isEqualTo(DUE.plus(ROLLOUT));
              assertThat(postpone.until()).isEqualTo(DUE.plus(ROLLOUT).plus(GRACE));
              assertThat(postpone.lastLook()).isEqualTo(LastLook.CLEAR);
            });
  }
}
