package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.POLICY;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.causeRan;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.findings;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.decision.CheckFixtures.ran;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Gone;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.InArchiveQuestion;
import ecrimagecleanup.decision.question.LaterCheckQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.SecondLookQuestion;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryTags;
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

/** Each question of the table, in its order, for yes, no and unknown. */
class DecisionTableTest {
  private static final Evidence UNUSED = new Unused("Nobody.");
  private static final Evidence USED = new Used(Use.by("somebody"), "Somebody uses it.");
  private static final Evidence UNKNOWN = new Unknown("AWS did not reply.");
  private static final ScheduleName OWN = check().nameFor(IMAGE.digest());

  private static Decision decide(Findings findings) {
    return TABLE.decide(check(), findings, NOW);
  }

  private static Findings withRepository(RepositoryTags tags) {
    return new FindingsBuilder().repository(tags).build();
  }

  private static Findings withPending(Optional<List<ScheduleName>> pending) {
    return new FindingsBuilder().pending(pending).build();
  }

  private static ScheduleName pendingAt(Instant due) {
    return ScheduleName.of(IMAGE.repository(), IMAGE.digest(), due, check().cause());
  }

  private static Postpone veto(QuestionId question, String reason) {
    return new Postpone(question, reason, DUE.plus(GRACE), DUE.plus(GRACE), LastLook.VETO);
  }

  @Test
  void whatNobodyUsesIsRemoved() {
    assertThat(decide(ALL_UNUSED)).isEqualTo(new Remove("b. c.", Action.DELETE));
  }

  @Test
  void optedInKeepsWhatIsNotOptedIn() {
    for (Map<String, String> tags :
        List.of(
            Map.<String, String>of(),
            Map.of("ecr-image-cleanup", ""),
            Map.of("ecr-image-cleanup", "Enabled"),
            Map.of("ecr-image-cleanup", "disabled"),
            Map.of("ECR-image-cleanup", "enabled"))) {
      assertThat(decide(withRepository(new RepositoryTags(true, tags))))
          .isEqualTo(
              new Keep(
                  OptedInQuestion.ID,
                  "The repository has not opted in: it has no tag ecr-image-cleanup=enabled."));
    }
  }

  @Test
  void existsOfARepositoryThatDoesNotExist() {
    assertThat(decide(withRepository(RepositoryTags.ofMissingRepository())))
        .isEqualTo(new Gone(ExistsQuestion.ID, "The repository does not exist."));
  }

  @Test
  void existsOfAnImageThatDoesNotExist() {
    assertThat(decide(new FindingsBuilder().noImage().build()))
        .isEqualTo(new Gone(ExistsQuestion.ID, "The image does not exist."));
  }

  @Test
  void causeStillRunsPostponesWhileTheCauseRunsOrThatIsUnknown() {
    assertThat(decide(findings(USED, UNUSED, UNUSED))).isEqualTo(causeRan("Somebody uses it."));
    assertThat(decide(findings(UNKNOWN, UNUSED, UNUSED))).isEqualTo(causeRan("AWS did not reply."));
    assertThat(decide(findings(new UsedUntil("Until now.", NOW), UNUSED, UNUSED)))
        .isEqualTo(causeRan("Until now."));
  }

  /** No source need tell when it was left, and the later check knows nothing of it. */
  @ParameterizedTest
  @EnumSource(names = {"VETO", "RAN"})
  void laterCheckDoesNotEndACheckThatSawAUseAtTheLastLook(LastLook saw) {
    Instant over = DUE.plus(POLICY.rollout()).plus(GRACE);
    Findings soon = withPending(Optional.of(List.of(pendingAt(over.minusSeconds(60)))));
    Findings afterwards = withPending(Optional.of(List.of(pendingAt(over))));

    Postpone put = (Postpone) TABLE.decide(check(saw), soon, NOW);
    assertThat(put.question()).isEqualTo(SecondLookQuestion.ID);
    assertThat(put.lastLook()).isEqualTo(LastLook.CLEAR);
    assertThat(put.until()).isAfterOrEqualTo(over);
    assertThat(TABLE.decide(check(saw), afterwards, NOW)).isInstanceOf(Superseded.class);
  }

  /** The later one looks once, and a service that left for another family until then is unseen. */
  @ParameterizedTest
  @EnumSource
  void laterCheckEndsACheckThatSeesAUseOnlyIfItRemembersOne(LastLook saw) {
    ScheduleName later = pendingAt(DUE.plus(Duration.ofDays(3)));
    Instant half = DUE.plus(Duration.ofMinutes(30));
    Instant day = half.plus(GRACE);
    FindingsBuilder byService = new FindingsBuilder().uses(UNUSED, UNUSED, USED);
    FindingsBuilder byTask =
        new FindingsBuilder().says(EvidenceSources.LIVE, EvidenceQuestion.FURTHER_EVIDENCE, USED);

    for (FindingsBuilder findings : List.of(byService, byTask)) {
      findings.pending(Optional.of(List.of(later)));
      assertThat(TABLE.decide(check(saw), findings.build(), NOW))
          .isInstanceOfSatisfying(
              Postpone.class,
              put -> {
                assertThat(put.lastLook()).isEqualTo(LastLook.RAN);
                assertThat(put.until()).isEqualTo(half.plus(GRACE));
              });
      findings.pending(Optional.of(List.of(pendingAt(DUE.plusSeconds(3600)), pendingAt(day))));
      assertThat(TABLE.decide(check(saw), findings.build(), NOW))
          .as("whatever is due before that")
          .isInstanceOf(Superseded.class);
    }
    FindingsBuilder active = new FindingsBuilder().uses(UNUSED, USED, USED);
    assertThat(
            TABLE.decide(
                check(LastLook.NONE), active.pending(Optional.of(List.of(later))).build(), NOW))
        .as("an ACTIVE task definition ends by an event")
        .isInstanceOf(Superseded.class);
  }

  /** A source that was not asked, or cannot see, may have shown that the use goes on. */
  @ParameterizedTest
  @EnumSource(names = {"VETO", "RAN"})
  void laterCheckDoesNotEndACheckThatSawAUseBeforeEverySourceHasShownNone(LastLook saw) {
    ScheduleName afterwards = pendingAt(DUE.plus(POLICY.rollout()).plus(GRACE));
    ImageDeletionCheck registered =
        check(new Cause.Registered(CheckFixtures.arn("orders", 41)), ENDED, saw);
    FindingsBuilder unasked = new FindingsBuilder().unasked(EvidenceSources.LIVE);
    FindingsBuilder blind =
        new FindingsBuilder()
            .says(EvidenceSources.LIVE, EvidenceQuestion.FURTHER_EVIDENCE, UNKNOWN);

    for (FindingsBuilder findings : List.of(unasked, blind)) {
      findings.pending(Optional.of(List.of(afterwards)));
      assertThat(TABLE.decide(registered, findings.build(), NOW)).isNotInstanceOf(Superseded.class);
    }
    FindingsBuilder all = new FindingsBuilder().pending(Optional.of(List.of(afterwards)));
    assertThat(TABLE.decide(registered, all.build(), NOW)).isInstanceOf(Superseded.class);
  }

  @Test
  void thatTheCauseRanIsRememberedUntilItIsKnownToHaveEnded() {
    Findings unasked = new FindingsBuilder().unasked(EvidenceSources.LIVE).build();
    Instant late = DUE.plus(Duration.ofHours(2));

    assertThat(TABLE.decide(check(LastLook.RAN), unasked, late))
        .isInstanceOfSatisfying(
            Postpone.class, put -> assertThat(put.lastLook()).isEqualTo(LastLook.RAN));
    assertThat(TABLE.decide(check(LastLook.RAN), findings(UNUSED, UNUSED, UNKNOWN), NOW))
        .isInstanceOfSatisfying(
            Postpone.class, put -> assertThat(put.lastLook()).isEqualTo(LastLook.VETO));
  }

  @Test
  void laterCheckEndsACheckThatALaterOneSupersedes() {
    ScheduleName later = pendingAt(DUE.plusSeconds(60));

    assertThat(decide(withPending(Optional.of(List.of(OWN, later)))))
        .isEqualTo(
            new Superseded(
                LaterCheckQuestion.ID,
                "A later check of the image is pending: %s.".formatted(later),
                later));
  }

  /** The later one need not know of the task definition, which AWS Config may have forgotten. */
  @Test
  void laterCheckDoesNotEndACheckWhoseTaskDefinitionAServiceLeftAfterItHadEnded() {
    Instant left = NOW.minus(Duration.ofHours(2));
    Instant over = left.plus(POLICY.rollout()).plus(GRACE).plus(Policy.SKEW);
    ScheduleName soon = pendingAt(DUE.plusSeconds(60));
    ScheduleName afterwards = pendingAt(over.plusSeconds(60));
    Findings findings =
        new FindingsBuilder()
            .uses(UNUSED, UNUSED, new UsedUntil("It changed.", left))
            .pending(Optional.of(List.of(soon)))
            .build();

    assertThat(decide(findings)).extracting(Decision::reason).isEqualTo("It changed.");
    Postpone second = (Postpone) TABLE.decide(check(LastLook.VETO), findings, NOW);
    assertThat(second.question()).isEqualTo(SecondLookQuestion.ID);
    assertThat(second.until()).isAfter(over);
    for (LastLook waited : List.of(LastLook.NAMES, LastLook.CLEAR)) {
      assertThat(TABLE.decide(check(waited), findings, NOW)).isInstanceOf(Superseded.class);
    }
    assertThat(
            decide(
                new FindingsBuilder()
                    .uses(UNUSED, UNUSED, new UsedUntil("It changed.", left))
                    .pending(Optional.of(List.of(afterwards)))
                    .build()))
        .as("it is due late enough by itself")
        .isInstanceOf(Superseded.class);
    assertThat(
            decide(
                new FindingsBuilder()
                    .uses(
                        UNUSED, UNUSED, new UsedUntil("It changed.", check().presumedUnusedSince()))
                    .pending(Optional.of(List.of(soon)))
                    .build()))
        .as("the service left before the task definition ended")
        .isInstanceOf(Superseded.class);
  }

  @Test
  void laterCheckIsNotConcernedByItselfOrByAnEarlierCheck() {
    ScheduleName earlier = pendingAt(DUE.minusSeconds(60));

    assertThat(decide(withPending(Optional.of(List.of(earlier, OWN))))).isInstanceOf(Remove.class);
  }

  /** Which of both a task ran is a reading, and AWS Config may have forgotten who named it. */
  @Test
  void laterCheckWaitsForTheCheckOfAUseOfWhatTheImageLists() {
    TaskDefinitionArn user = CheckFixtures.arn("web", 1);
    for (Cause cause :
        List.of(
            new Cause.Stopped(user, false),
            new Cause.Deregistered(user),
            new Cause.Deleted(user).postponed(),
            new Cause.Registered(user),
            new Cause.Deregistered(user).postponedBlind())) {
      ScheduleName listed = ofListed(cause, DUE.plusSeconds(7200));

      assertThat(decide(withPending(Optional.of(List.of(OWN, listed)))))
          .as(cause.toString())
          .isEqualTo(
              new Postpone(
                  LaterCheckQuestion.ID,
                  "A check of an image which it lists is pending: %s.".formatted(listed),
                  listed.due(),
                  listed.due().minus(Duration.ofHours(24)),
                  LastLook.NONE));
      assertThat(decide(withPending(Optional.of(List.of(OWN, ofListed(cause, DUE))))))
          .as(cause.toString())
          .isInstanceOf(Remove.class);
    }
  }

  /** Those are made for an image that nobody uses, and some of them for the removal itself. */
  @Test
  void laterCheckDoesNotWaitForACheckOfWhatTheImageListsThatIsOfNoUse() {
    for (Cause cause :
        List.of(
            new Cause.Swept(),
            new Cause.Archived(),
            new Cause.ParentRemoved(IMAGE.digest()),
            new Cause.ParentRemoved(IMAGE.digest()).postponed(),
            new Cause.Stale(new Cause.Swept()),
            new Cause.Stale(new Cause.ParentRemoved(IMAGE.digest())).postponed())) {
      ScheduleName listed = ofListed(cause, DUE.plusSeconds(7200));

      assertThat(decide(withPending(Optional.of(List.of(OWN, listed)))))
          .as(cause.toString())
          .isInstanceOf(Remove.class);
    }
  }

  private static ScheduleName ofListed(Cause cause, Instant due) {
    return ScheduleName.of(IMAGE.repository(), digest(2), due, cause);
  }

  @Test
  void laterCheckIsNotConcernedByTheCheckOfTheArchiveThatIsDueMonthsLater() {
    for (Cause cause : List.of(new Cause.Archived(), new Cause.Archived().postponed())) {
      ScheduleName archived =
          ScheduleName.of(IMAGE.repository(), IMAGE.digest(), DUE.plus(Duration.ofDays(90)), cause);

      assertThat(decide(withPending(Optional.of(List.of(archived))))).isInstanceOf(Remove.class);
    }
  }

  @Test
  void laterCheckPostponesIfItIsNotKnownWhatIsPending() {
    assertThat(decide(withPending(Optional.empty())))
        .isEqualTo(
            veto(
                LaterCheckQuestion.ID,
                "EventBridge Scheduler did not say which checks are pending."));
  }

  @Test
  void taskDefinitionsKeepsWhatATaskDefinitionNames() {
    assertThat(decide(findings(UNUSED, USED, UNUSED)))
        .isEqualTo(new Keep(TaskDefinitionsQuestion.ID, "Somebody uses it."));
  }

  @Test
  void taskDefinitionsPostponesWhatIsUnknown() {
    assertThat(decide(findings(UNUSED, UNKNOWN, UNUSED)))
        .isEqualTo(veto(TaskDefinitionsQuestion.ID, "AWS did not reply."));
  }

  @Test
  void taskDefinitionsPostponesUntilAGraceAfterTheEndOfATaskDefinitionByAnyClock() {
    Instant over = NOW.minus(GRACE).minus(Policy.SKEW);
    Instant ended = over.plusMillis(1);

    assertThat(decide(findings(UNUSED, new UsedUntil("It ended.", ended), UNUSED)))
        .isEqualTo(
            new Postpone(
                TaskDefinitionsQuestion.ID,
                "It ended.",
                DUE.plusSeconds(3600),
                ENDED,
                LastLook.NONE));
    assertThat(decide(findings(UNUSED, new UsedUntil("It ended.", over), UNUSED)))
        .isInstanceOf(Remove.class);
  }

  @Test
  void servicesPostponesWhatAServiceRunsOrThatIsUnknown() {
    assertThat(decide(findings(UNUSED, UNUSED, USED)))
        .isEqualTo(ran(ServicesQuestion.ID, "Somebody uses it."));
    assertThat(decide(findings(UNUSED, UNUSED, UNKNOWN)))
        .isEqualTo(veto(ServicesQuestion.ID, "AWS did not reply."));
  }

  @Test
  void servicesPostponesUntilAGraceAfterTheChangeOfAServiceOncePerChain() {
    Instant changed = NOW.minus(Duration.ofHours(2));
    Findings findings = findings(UNUSED, UNUSED, new UsedUntil("It changed.", changed));

    assertThat(decide(findings))
        .isEqualTo(
            new Postpone(
                ServicesQuestion.ID,
                "It changed.",
                Instant.parse("2026-03-04T09:00:00Z"),
                changed,
                LastLook.NAMES));
    for (LastLook waitedFor : List.of(LastLook.NAMES, LastLook.CLEAR)) {
      assertThat(TABLE.decide(check(waitedFor), findings, NOW)).isInstanceOf(Remove.class);
    }
    assertThat(
            decide(
                findings(UNUSED, UNUSED, new UsedUntil("x", NOW.minus(GRACE).minus(Policy.SKEW)))))
        .isInstanceOf(Remove.class);
  }

  @Test
  void anArchivedImageIsNotArchivedAgain() {
    DecisionTable archiving = Questions.table(policy(GRACE, Action.ARCHIVE));
    for (Evidence evidence : List.of(UNUSED, UNKNOWN, USED)) {
      Findings findings =
          new FindingsBuilder().image(archived(IMAGE)).uses(evidence, evidence, evidence).build();

      assertThat(archiving.decide(check(), findings, NOW))
          .isEqualTo(new Keep(InArchiveQuestion.ID, "It is in the archive already."));
      assertThat(archiving.decide(check(), ALL_UNUSED, NOW)).isInstanceOf(Remove.class);
    }
  }

  @Test
  void anArchivedImageCanBeDeletedOnceItWasThereForItsTime() {
    Image since = archived(IMAGE, Optional.of(NOW.minus(POLICY.archiveFor())));

    assertThat(decide(new FindingsBuilder().image(since).build())).isInstanceOf(Remove.class);
    assertThat(decide(new FindingsBuilder().image(archived(IMAGE)).build()))
        .isInstanceOf(Keep.class);
  }
}
