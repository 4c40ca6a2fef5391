package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.causeRan;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.ran;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Open;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.EndedUnheardQuestion;
import ecrimagecleanup.decision.question.EverythingAskedQuestion;
import ecrimagecleanup.decision.question.FurtherEvidenceQuestion;
import ecrimagecleanup.decision.question.PulledQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sources answer, and what happens while a source has not been asked. */
class UseQuestionsTest {
  private static final Duration PULL_WINDOW = Duration.ofDays(2);
  private static final Evidence USED = new Used(Use.by("somebody"), "Somebody uses it.");
  private static final Evidence UNKNOWN = new Unknown("AWS did not reply.");
  private static final Evidence UNUSED = new Unused("Nobody.");

  private static Decision decide(FindingsBuilder findings) {
    return decide(LastLook.NONE, findings);
  }

  private static Decision decide(LastLook lastLook, FindingsBuilder findings) {
    return TABLE.decide(check(DEREGISTERED, ENDED, lastLook), findings.build(), NOW);
  }

  private static Postpone veto(QuestionId question, String reason) {
    return new Postpone(question, reason, DUE.plus(GRACE), DUE.plus(GRACE), LastLook.VETO);
  }

  private static Postpone blind(QuestionId question, String reason) {
    Instant hour = Instant.parse("2026-03-04T11:00:00Z");
    return new Postpone(question, reason, hour, hour, LastLook.VETO, true);
  }

  @Test
  void coveragePostponesWhatTheAggregatorCannotSee() {
    for (Evidence evidence : List.of(UNKNOWN, USED)) {
      assertThat(
              decide(
                  new FindingsBuilder()
                      .says(EvidenceSources.COVERAGE, EvidenceQuestion.COVERAGE, evidence)))
          .isEqualTo(blind(CoverageQuestion.ID, evidence.text()));
    }
  }

  /** What is known of one cause says nothing of the others, so it keeps its chain to itself. */
  @Test
  void onlyWhatCoverageSaysMakesChainsOne() {
    assertThat(
            decide(
                new FindingsBuilder()
                    .says(EvidenceSources.TASK_DEFINITIONS, EvidenceQuestion.COVERAGE, UNKNOWN)))
        .isEqualTo(veto(CoverageQuestion.ID, "AWS did not reply."));
  }

  @Test
  void coverageHasNoAnswerUntilEverySourceThatHasOneSees() {
    FindingsBuilder findings =
        new FindingsBuilder()
            .says(EvidenceSources.TASK_DEFINITIONS, EvidenceQuestion.COVERAGE, UNKNOWN);

    assertThat(decide(findings)).isEqualTo(veto(CoverageQuestion.ID, "AWS did not reply."));
    assertThat(
            decide(
                findings.says(EvidenceSources.TASK_DEFINITIONS, EvidenceQuestion.COVERAGE, UNUSED)))
        .isInstanceOf(Remove.class);
  }

  @Test
  void coverageComesBeforeAReferenceThatKeeps() {
    assertThat(
            decide(
                new FindingsBuilder()
                    .uses(UNUSED, USED, UNUSED)
                    .says(EvidenceSources.COVERAGE, EvidenceQuestion.COVERAGE, UNKNOWN)))
        .isEqualTo(blind(CoverageQuestion.ID, "AWS did not reply."));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"VETO", "RAN"})
  void pulledPutsOffUntilThePullWindowIsOverAndPresumesNothingElse(LastLook lastLook) {
    Instant pulled = NOW.minus(PULL_WINDOW).plus(Duration.ofHours(3));

    assertThat(decide(lastLook, pulledAt(pulled)))
        .isEqualTo(
            new Postpone(
                PulledQuestion.ID,
                "Pulled.",
                Instant.parse("2026-03-03T14:00:00Z"),
                ENDED,
                lastLook));
  }

  @Test
  void aLookThatStopsBeforeEverySourceWasAskedIsNoClearOneAnyMore() {
    Evidence lately = new UsedUntil("Lately.", NOW.minusSeconds(60));
    for (FindingsBuilder stopped :
        List.of(
            new FindingsBuilder().uses(UNUSED, lately, UNUSED),
            pulledAt(NOW.minusSeconds(60)),
            new FindingsBuilder().says("own", EvidenceQuestion.FURTHER_EVIDENCE, lately))) {
      assertThat(lookAfter(LastLook.CLEAR, stopped)).isEqualTo(LastLook.CLEAR);
      stopped.unasked("inspector-in-use");
      assertThat(lookAfter(LastLook.CLEAR, stopped)).isEqualTo(LastLook.NAMES);
      for (LastLook other : List.of(LastLook.NONE, LastLook.NAMES, LastLook.VETO)) {
        assertThat(lookAfter(other, stopped)).isEqualTo(other);
      }
    }
  }

  /** A function of Lambda that ends sends no event, so the first look can be a moment after it. */
  @ParameterizedTest
  @EnumSource(names = {"NONE", "NAMES"})
  void aUseWhoseEndNoEventTellsIsLookedForTwice(LastLook lastLook) {
    for (String source :
        List.of(
            "lambda-live", "kubernetes-live", "inspector-in-use", "own", "config-of-somebody")) {
      FindingsBuilder unused =
          new FindingsBuilder().says(source, EvidenceQuestion.FURTHER_EVIDENCE, UNUSED);
      assertThat(decide(lastLook, unused))
          .isInstanceOfSatisfying(
              Postpone.class,
              postpone -> {
                assertThat(postpone.question()).isEqualTo(EndedUnheardQuestion.ID);
                assertThat(postpone.reason()).contains(source);
                assertThat(postpone.lastLook()).isEqualTo(LastLook.CLEAR);
                assertThat(postpone.until()).isAfterOrEqualTo(DUE.plus(GRACE));
              });
      assertThat(decide(LastLook.CLEAR, unused)).isInstanceOf(Remove.class);
    }
    for (String source : List.of(EvidenceSources.LIVE, "config-other-types")) {
      assertThat(
              decide(
                  lastLook,
                  new FindingsBuilder().says(source, EvidenceQuestion.FURTHER_EVIDENCE, UNUSED)))
          .isInstanceOf(Remove.class);
    }
  }

  private static LastLook lookAfter(LastLook before, FindingsBuilder findings) {
    Decision decision = decide(before, findings);
    assertThat(decision).isInstanceOf(Postpone.class);
    return ((Postpone) decision).lastLook();
  }

  /** The wait for a pull can be short, and a later check come in it. */
  @Test
  void aPullDoesNotMakeACheckForgetThatItsCauseRan() {
    FindingsBuilder pulled = pulledAt(NOW.minus(PULL_WINDOW).plus(Duration.ofHours(3)));

    assertThat(lookAfter(LastLook.RAN, pulled)).isEqualTo(LastLook.RAN);
  }

  /** The next check must not take for unused since then what was in use, or may have been. */
  @ParameterizedTest
  @EnumSource(LastLook.class)
  void aUseThatIsSeenOrUnknownIsNotForgottenOverOneThatEnded(LastLook lastLook) {
    Evidence lately = new UsedUntil("Lately.", NOW.minus(Duration.ofHours(20)));
    for (Evidence against : List.of(USED, UNKNOWN)) {
      for (FindingsBuilder findings :
          List.of(
              pulledAt(NOW.minus(PULL_WINDOW).plus(Duration.ofHours(3))),
              new FindingsBuilder().uses(UNUSED, lately, UNUSED),
              new FindingsBuilder().says("own", EvidenceQuestion.FURTHER_EVIDENCE, lately))) {
        findings.says("ecs-live", EvidenceQuestion.FURTHER_EVIDENCE, against);

        assertThat(decide(lastLook, findings))
            .isInstanceOfSatisfying(
                Postpone.class,
                put -> {
                  assertThat(put.lastLook())
                      .isEqualTo(against == USED ? LastLook.RAN : LastLook.VETO);
                  assertThat(put.until()).isAfterOrEqualTo(DUE.plus(GRACE));
                });
      }
    }
  }

  @Test
  void theEndOfAServiceDoesNotHideAUseThatIsSeen() {
    Evidence changed = new UsedUntil("It changed.", NOW.minus(Duration.ofHours(20)));
    FindingsBuilder findings = new FindingsBuilder().uses(UNUSED, UNUSED, changed);

    assertThat(lookAfter(LastLook.NONE, findings)).isEqualTo(LastLook.NAMES);
    findings.says("ecs-live", EvidenceQuestion.FURTHER_EVIDENCE, USED);
    assertThat(lookAfter(LastLook.NONE, findings)).isEqualTo(LastLook.RAN);
  }

  @Test
  void pulledHasNothingAgainstAPullBeforeTheWindow() {
    assertThat(decide(pulledAt(NOW.minus(PULL_WINDOW).plusMillis(1))))
        .isEqualTo(
            new Postpone(
                PulledQuestion.ID, "Pulled.", DUE.plusSeconds(3600), ENDED, LastLook.NONE));
    assertThat(decide(pulledAt(NOW.minus(PULL_WINDOW)))).isInstanceOf(Remove.class);
    assertThat(decide(saysOfPulls(UNUSED))).isInstanceOf(Remove.class);
  }

  @Test
  void pulledPostponesWhatItsSourceCannotTell() {
    assertThat(decide(saysOfPulls(UNKNOWN)))
        .isEqualTo(veto(PulledQuestion.ID, "AWS did not reply."));
    assertThat(decide(saysOfPulls(USED))).isEqualTo(veto(PulledQuestion.ID, "Somebody uses it."));
  }

  private static FindingsBuilder pulledAt(Instant time) {
    return saysOfPulls(new UsedUntil("Pulled.", time));
  }

  private static FindingsBuilder saysOfPulls(Evidence evidence) {
    return new FindingsBuilder().says(EvidenceSources.PULL_TIME, EvidenceQuestion.PULLED, evidence);
  }

  @Test
  void furtherEvidencePostponesWhatAnyFurtherSourceSaysIsUsedOrUnknown() {
    Map.of(
            USED, ran(FurtherEvidenceQuestion.ID, USED.text()),
            UNKNOWN, veto(FurtherEvidenceQuestion.ID, UNKNOWN.text()))
        .forEach(
            (evidence, expected) ->
                assertThat(
                        decide(
                            new FindingsBuilder()
                                .says("first", EvidenceQuestion.FURTHER_EVIDENCE, UNUSED)
                                .says("second", EvidenceQuestion.FURTHER_EVIDENCE, evidence)
                                .says("third", EvidenceQuestion.FURTHER_EVIDENCE, UNUSED)))
                    .isEqualTo(expected));
    assertThat(
            decide(
                LastLook.CLEAR,
                new FindingsBuilder().says("own", EvidenceQuestion.FURTHER_EVIDENCE, UNUSED)))
        .isEqualTo(new Remove("b. c. Nobody.", Action.DELETE));
  }

  @Test
  void furtherEvidencePutsOffUntilAGraceAfterAUseThatEndedLately() {
    Instant until = NOW.minus(Duration.ofHours(2));
    Evidence lately = new UsedUntil("Until lately.", until);

    assertThat(decide(new FindingsBuilder().says("own", EvidenceQuestion.FURTHER_EVIDENCE, lately)))
        .isEqualTo(
            new Postpone(
                FurtherEvidenceQuestion.ID,
                "Until lately.",
                Instant.parse("2026-03-04T09:00:00Z"),
                until,
                LastLook.NONE));
    assertThat(
            decide(
                new FindingsBuilder()
                    .says(
                        "own",
                        EvidenceQuestion.FURTHER_EVIDENCE,
                        new UsedUntil("Long ago.", NOW.minus(GRACE).minus(Policy.SKEW)))))
        .isInstanceOf(Remove.class);
  }

  @Test
  void isOpenAsLongAsASourceHasNotBeenAskedAndNamesTheNext() {
    assertThat(decide(new FindingsBuilder().unasked("ecs-live", "own")))
        .isEqualTo(new Open(EverythingAskedQuestion.ID, "The source ecs-live has not been asked."));
    assertThat(
            decide(
                new FindingsBuilder()
                    .silent(EvidenceQuestion.CAUSE_STILL_RUNS)
                    .silent(EvidenceQuestion.SERVICES)
                    .unasked(EvidenceSources.SERVICES)))
        .isEqualTo(
            new Open(EverythingAskedQuestion.ID, "The source config-services has not been asked."));
  }

  @ParameterizedTest
  @EnumSource(names = {"CAUSE_STILL_RUNS", "COVERAGE", "TASK_DEFINITIONS", "SERVICES"})
  void aQuestionOfWhichNoSourceSaysAnythingPostpones(EvidenceQuestion question) {
    assertThat(decide(new FindingsBuilder().silent(question)))
        .isEqualTo(veto(QuestionId.of(question), "No source has evidence for this question."));
  }

  @Test
  void aVetoDecidesBeforeTheOtherSourcesAreAsked() {
    FindingsBuilder onlyCoverage =
        new FindingsBuilder()
            .silent(EvidenceQuestion.CAUSE_STILL_RUNS)
            .silent(EvidenceQuestion.TASK_DEFINITIONS)
            .silent(EvidenceQuestion.SERVICES)
            .says(EvidenceSources.COVERAGE, EvidenceQuestion.COVERAGE, UNKNOWN)
            .unasked(EvidenceSources.TASK_DEFINITIONS, EvidenceSources.SERVICES);

    assertThat(decide(onlyCoverage)).isEqualTo(blind(CoverageQuestion.ID, "AWS did not reply."));
  }

  /** A keep ends the chain; that the cause still runs would continue it. */
  @Test
  void aTaskDefinitionThatNamesItKeepsOnlyOnceItIsKnownWhetherTheCauseStillRuns() {
    FindingsBuilder findings = new FindingsBuilder().uses(UNUSED, USED, UNUSED);
    FindingsBuilder withoutServices =
        new FindingsBuilder()
            .uses(UNUSED, USED, UNUSED)
            .silent(EvidenceQuestion.CAUSE_STILL_RUNS)
            .silent(EvidenceQuestion.SERVICES)
            .unasked(EvidenceSources.SERVICES);

    assertThat(decide(findings))
        .isEqualTo(new Keep(TaskDefinitionsQuestion.ID, "Somebody uses it."));
    assertThat(decide(withoutServices)).isInstanceOf(Open.class);
    assertThat(decide(new FindingsBuilder().uses(USED, USED, UNUSED)))
        .isEqualTo(causeRan("Somebody uses it."));
  }

  /** AWS Config need not record services: then it shows none that runs what has ended. */
  @ParameterizedTest
  @EnumSource
  void aCheckOfWhatEndedEndsOnlyOnceEcsWasAskedWhetherItRuns(LastLook lastLook) {
    ScheduleName later =
        ScheduleName.of(IMAGE.repository(), IMAGE.digest(), DUE.plusSeconds(60), check().cause());
    Evidence lately = new UsedUntil("Lately.", NOW.minusSeconds(60));
    for (FindingsBuilder findings :
        List.of(
            new FindingsBuilder().uses(UNUSED, USED, UNUSED),
            new FindingsBuilder().uses(UNUSED, UNUSED, USED),
            pulledAt(NOW.minusSeconds(60)),
            new FindingsBuilder().says("own", EvidenceQuestion.FURTHER_EVIDENCE, lately),
            new FindingsBuilder().pending(Optional.of(List.of(later))))) {
      findings.unasked(EvidenceSources.LIVE);
      assertThat(decide(lastLook, findings)).isInstanceOf(Open.class);
      ImageDeletionCheck ofWhatIsActive =
          check(new Cause.Registered(arn("orders", 41)), ENDED, lastLook);
      boolean waitsForEcs =
          lastLook.isVeto() && findings.build().pending().equals(Optional.of(List.of(later)));
      assertThat(TABLE.decide(ofWhatIsActive, findings.build(), NOW) instanceof Open)
          .isEqualTo(waitsForEcs);
    }
  }

  @Test
  void aLaterCheckSupersedesOnlyOnceItIsKnownWhetherTheCauseStillRuns() {
    Optional<List<ScheduleName>> pending = pendingAt(DUE.plusSeconds(60));

    assertThat(decide(new FindingsBuilder().pending(pending))).isInstanceOf(Superseded.class);
    assertThat(
            decide(
                new FindingsBuilder()
                    .pending(pending)
                    .silent(EvidenceQuestion.CAUSE_STILL_RUNS)
                    .silent(EvidenceQuestion.SERVICES)
                    .unasked(EvidenceSources.SERVICES)))
        .isInstanceOf(Open.class);
    assertThat(decide(new FindingsBuilder().uses(USED, UNUSED, UNUSED).pending(pending)))
        .isEqualTo(causeRan("Somebody uses it."));
  }

  private static Optional<List<ScheduleName>> pendingAt(Instant due) {
    return Optional.of(
        List.of(ScheduleName.of(IMAGE.repository(), IMAGE.digest(), due, check().cause())));
  }
}
