package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.next;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.CauseStillRunsQuestion;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.GracePeriodQuestion;
import ecrimagecleanup.decision.question.InArchiveQuestion;
import ecrimagecleanup.decision.question.LaterCheckQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.NewestPlace;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every combination of what can be found out: what is removed, and which question decides first.
 */
@Tag("many-cases")
class DecisionExhaustiveTest {
  private static final List<RepositoryTags> REPOSITORIES =
      List.of(OPTED_IN, new RepositoryTags(true, Map.of()), RepositoryTags.ofMissingRepository());
  private static final List<Optional<Image>> IMAGES =
      List.of(
          Optional.of(IMAGE),
          Optional.of(archived(IMAGE)),
          Optional.of(pushed(IMAGE, NOW.minusSeconds(60), Optional.empty())),
          Optional.empty());
  private static final Relatives ALONE =
      new Relatives(
          List.of(),
          Optional.empty(),
          List.of(new NewestPlace.Ranked(NewestRules.of(0).others(), 1)));
  private static final List<Optional<Relatives>> RELATIVES =
      List.of(
          Optional.of(ALONE),
          Optional.of(new Relatives(List.of(digest(9)), Optional.empty(), List.of())),
          Optional.of(new Relatives(List.of(), Optional.of(digest(9)), List.of())),
          Optional.empty());
  private static final List<Optional<Evidence>> EVIDENCE =
      List.of(
          Optional.of(new Unused("unused")),
          Optional.of(
              new UsedUntil("long ago", DUE.minusSeconds(1).minus(GRACE).minus(Policy.SKEW))),
          Optional.of(new UsedUntil("lately", NOW.minusSeconds(60))),
          Optional.of(new Used(Use.by("somebody"), "used")),
          Optional.of(new Unknown("unknown")),
          Optional.empty());
  private static final List<Optional<Evidence>> COVERAGE =
      List.of(EVIDENCE.get(0), EVIDENCE.get(4), Optional.empty());
  private static final List<Optional<Evidence>> CAUSE =
      List.of(EVIDENCE.get(0), EVIDENCE.get(3), EVIDENCE.get(4), Optional.empty());
  private static final List<Instant> TIMES =
      List.of(
          DUE.minus(Policy.SKEW).minusSeconds(1),
          DUE,
          DUE.plusSeconds(3600),
          DUE.plusSeconds(3601));

  private static final DecisionTable ARCHIVE = Questions.table(policy(GRACE, Action.ARCHIVE));
  private static final DecisionTable DELETE = Questions.table(policy(GRACE, Action.DELETE));
  private static final List<ImageDeletionCheck> CHECKS =
      Stream.of(LastLook.values()).map(last -> check(DEREGISTERED, ENDED, last)).toList();

  private static final List<Optional<List<ScheduleName>>> PENDING = pending();

  private record Situation(
      ImageDeletionCheck check, Findings findings, Instant now, DecisionTable table) {
    Decision decide() {
      return table.decide(check, findings, now);
    }

    Optional<Evidence> says(EvidenceQuestion question) {
      return findings.of(question).stream().map(SourceEvidence::evidence).findFirst();
    }
  }

  private static List<Optional<List<ScheduleName>>> pending() {
    ScheduleName own = check().nameFor(IMAGE.digest());
    ScheduleName later =
        ScheduleName.of(IMAGE.repository(), IMAGE.digest(), DUE.plusSeconds(60), DEREGISTERED);
    return List.of(Optional.of(List.of(own)), Optional.of(List.of(later)), Optional.empty());
  }

  /** All combinations of what can be found out for one image. */
  static void forEachFindings(Consumer<Findings> test) {
    for (RepositoryTags repository : REPOSITORIES) {
      for (Optional<Image> image : IMAGES) {
        for (Optional<Relatives> relatives : RELATIVES) {
          for (Optional<List<ScheduleName>> pending : PENDING) {
            FindingsBuilder findings =
                new FindingsBuilder().repository(repository).relatives(relatives).pending(pending);
            image.ifPresentOrElse(findings::image, findings::noImage);
            forEachEvidence(findings, test);
          }
        }
      }
    }
  }

  private static void forEachEvidence(FindingsBuilder findings, Consumer<Findings> test) {
    for (Optional<Evidence> coverage : COVERAGE) {
      for (Optional<Evidence> cause : CAUSE) {
        for (Optional<Evidence> definitions : EVIDENCE) {
          for (Optional<Evidence> services : EVIDENCE) {
            says(findings, "a", EvidenceQuestion.COVERAGE, coverage);
            says(findings, "b", EvidenceQuestion.CAUSE_STILL_RUNS, cause);
            says(findings, "c", EvidenceQuestion.TASK_DEFINITIONS, definitions);
            says(findings, "d", EvidenceQuestion.SERVICES, services);
            test.accept(findings.build());
          }
        }
      }
    }
  }

  private static void says(
      FindingsBuilder findings,
      String source,
      EvidenceQuestion question,
      Optional<Evidence> evidence) {
    findings.silent(question);
    evidence.ifPresent(said -> findings.says(source, question, said));
  }

  private static void forEachSituation(Consumer<Situation> test) {
    forEachFindings(
        findings -> {
          for (ImageDeletionCheck check : CHECKS) {
            for (Instant now : TIMES) {
              for (DecisionTable table : List.of(ARCHIVE, DELETE)) {
                test.accept(new Situation(check, findings, now, table));
              }
            }
          }
        });
  }

  /** Written down once more, and not as a table: all that has to be so before an image can go. */
  private static boolean canGo(Situation one) {
    Findings findings = one.findings();
    Image image = findings.image().orElse(pushed(IMAGE, NOW, Optional.empty()));
    boolean servicesUnused =
        isPast(one.says(EvidenceQuestion.SERVICES))
            || (List.of(LastLook.NAMES, LastLook.CLEAR).contains(one.check().lastLook())
                && one.says(EvidenceQuestion.SERVICES)
                    .filter(UsedUntil.class::isInstance)
                    .isPresent());
    return findings.repository().equals(OPTED_IN)
        && !image.pushedAt().isAfter(NOW.minus(GRACE))
        && findings.relatives().equals(Optional.of(ALONE))
        && findings.pending().equals(PENDING.get(0))
        && isUnused(one.says(EvidenceQuestion.CAUSE_STILL_RUNS))
        && isUnused(one.says(EvidenceQuestion.COVERAGE))
        && isPast(one.says(EvidenceQuestion.TASK_DEFINITIONS))
        && servicesUnused
        && !List.of(LastLook.VETO, LastLook.RAN).contains(one.check().lastLook())
        && !one.now().isBefore(DUE)
        && !one.now().isAfter(DUE.plusSeconds(3600))
        && !image.archived();
  }

  private static boolean isUnused(Optional<Evidence> evidence) {
    return evidence.filter(Unused.class::isInstance).isPresent();
  }

  private static boolean isUsed(Optional<Evidence> evidence) {
    return evidence.filter(Evidence.Used.class::isInstance).isPresent();
  }

  private static boolean isPast(Optional<Evidence> evidence) {
    return isUnused(evidence) || evidence.filter(e -> e.text().equals("long ago")).isPresent();
  }

  @Test
  void anImageGoesIfAndOnlyIfEverythingWasAskedAndNothingKeepsIt() {
    AtomicInteger removals = new AtomicInteger();
    forEachSituation(
        one -> {
          Decision decision = one.decide();
          boolean removes = decision instanceof Remove;
          // Not by way of assertThat for each: there are millions.
          if (removes != canGo(one)) {
            throw new AssertionError("%s%n%s".formatted(decision, one));
          }
          if (decision instanceof Postpone postpone && !isLater(one.check(), postpone)) {
            throw new AssertionError(
                "The next check is not later: %s%n%s".formatted(decision, one));
          }
          removals.addAndGet(removes ? 1 : 0);
        });
    assertThat(removals.get()).isPositive();
  }

  @Test
  void nothingIsRemovedWhileASourceThatIsListedWasNotAsked() {
    Findings complete = new FindingsBuilder().build();
    Findings incomplete = new FindingsBuilder().unasked("own").build();

    assertThat(DELETE.decide(check(), complete, NOW)).isInstanceOf(Remove.class);
    assertThat(DELETE.decide(check(), incomplete, NOW)).isInstanceOf(Decision.Open.class);
  }

  private static boolean isLater(ImageDeletionCheck check, Postpone postpone) {
    ImageDeletionCheck next = next(check, postpone);
    return next.due().isAfter(check.due())
        && next.nameFor(IMAGE.digest()).isLaterThan(check.nameFor(IMAGE.digest()));
  }

  @Test
  void anEarlierQuestionDecidesWhateverTheLaterOnesSay() {
    forEachFindings(
        findings -> {
          Situation one = new Situation(check(), findings, NOW, DELETE);
          Optional<QuestionId> decided = one.decide().decidedBy();
          Optional<QuestionId> expected = first(one);
          if (!decided.equals(expected)) {
            throw new AssertionError("%s, not %s%n%s".formatted(decided, expected, one));
          }
        });
  }

  private static Optional<QuestionId> first(Situation one) {
    Findings findings = one.findings();
    if (!findings.repository().exists()) {
      return Optional.of(ExistsQuestion.ID);
    }
    if (findings.repository().tags().isEmpty()) {
      return Optional.of(OptedInQuestion.ID);
    }
    if (findings.image().isEmpty()) {
      return Optional.of(ExistsQuestion.ID);
    }
    if (findings.image().get().archived()) {
      return Optional.of(InArchiveQuestion.ID);
    }
    if (findings.image().get().pushedAt().isAfter(NOW.minus(GRACE))) {
      return Optional.of(GracePeriodQuestion.ID);
    }
    return firstOfEvidence(one);
  }

  /** Of questions that no source has evidence for the first is what postpones. */
  private static Optional<QuestionId> firstOfEvidence(Situation one) {
    Optional<Evidence> cause = one.says(EvidenceQuestion.CAUSE_STILL_RUNS);
    if (cause.isPresent() && !isUnused(cause)) {
      return Optional.of(CauseStillRunsQuestion.ID);
    }
    boolean leftLately =
        one.says(EvidenceQuestion.SERVICES).filter(e -> e.text().equals("lately")).isPresent();
    boolean runs =
        isUsed(one.says(EvidenceQuestion.SERVICES))
            && !isUsed(one.says(EvidenceQuestion.TASK_DEFINITIONS));
    boolean unknown = one.findings().pending().isEmpty();
    if (cause.isPresent()
        && !one.findings().pending().equals(PENDING.get(0))
        && (unknown || !(leftLately || runs))) {
      return Optional.of(LaterCheckQuestion.ID);
    }
    Optional<Evidence> coverage = one.says(EvidenceQuestion.COVERAGE);
    if (coverage.isPresent() && !isUnused(coverage)) {
      return Optional.of(CoverageQuestion.ID);
    }
    Optional<Evidence> definitions = one.says(EvidenceQuestion.TASK_DEFINITIONS);
    boolean waitsForTheCause =
        cause.isEmpty() && definitions.filter(Unknown.class::isInstance).isEmpty();
    if (definitions.isPresent() && !isPast(definitions) && !waitsForTheCause) {
      return Optional.of(TaskDefinitionsQuestion.ID);
    }
    Optional<Evidence> services = one.says(EvidenceQuestion.SERVICES);
    if (services.isPresent() && !isPast(services)) {
      return Optional.of(ServicesQuestion.ID);
    }
    return Stream.of(
            EvidenceQuestion.CAUSE_STILL_RUNS,
            EvidenceQuestion.COVERAGE,
            EvidenceQuestion.TASK_DEFINITIONS,
            EvidenceQuestion.SERVICES)
        .filter(question -> one.says(question).isEmpty())
        .findFirst()
        .map(QuestionId::of)
        .or(() -> ofTheLast(one));
  }

  private static Optional<QuestionId> ofTheLast(Situation one) {
    return one.findings().relatives().equals(Optional.of(ALONE))
        ? Optional.empty()
        : Optional.of(PartOfAnotherQuestion.ID);
  }
}
