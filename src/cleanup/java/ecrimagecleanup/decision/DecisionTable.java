package ecrimagecleanup.decision;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what becomes of an image. The questions are asked in their order; the first that has an
 * answer decides. An image is removed only if none has, and everything that is listed has been
 * asked.
 *
 * <p>Pure: the same arguments always give the same decision. Safe for several threads.
 */
public final class DecisionTable {
  private final List<Question> questions;
  private final Policy policy;

  /**
   * @param questions the questions, in the order in which they are asked
   * @param policy what the operator decided
   */
  public DecisionTable(List<Question> questions, Policy policy) {
    this.questions = List.copyOf(questions);
    this.policy = policy;
  }

  /**
   * Decides for one image.
   *
   * @param check the check that is handled
   * @param findings what was found out for the image
   * @param now the time
   */
  public Decision decide(ImageDeletionCheck check, Findings findings, Instant now) {
    DecisionCase given = caseOf(check, findings, now);
    return questions.stream()
        .<Decision>flatMap(question -> question.answer(given).stream())
        .findFirst()
        .orElseGet(() -> remove(given));
  }

  /**
   * The decision if nothing more can be found out: what is still open is unknown, and keeps the
   * image for now.
   */
  public Decision settle(ImageDecision decided) {
    return chained(decided, settleAlone(decided));
  }

  /** The same for somebody who wants to know, whatever becomes of the chain of checks. */
  public Decision settleAlone(ImageDecision decided) {
    return decided.decision() instanceof Decision.Open open
        ? caseOf(decided).postponeAfterVeto(open.question(), open.reason())
        : decided.decision();
  }

  /**
   * The decision as people read it: use comes first, and a check that is pending is no reason but
   * the time at which it is decided.
   *
   * @param decided what was found out for the image
   * @param pending the names of its checks that are pending
   */
  public Decision foretell(ImageDecision decided, List<ScheduleName> pending) {
    Decision alone = decideAt(decided, List.of());
    Decision told = alone instanceof Remove ? decideAt(decided, pending) : alone;
    return told instanceof Superseded later
        ? new Postpone(
            later.question(),
            "Its next check decides.",
            later.by().due(),
            decided.check().presumedUnusedSince(),
            decided.check().lastLook())
        : settleAlone(decided.with(told));
  }

  /**
   * What people read first of an image by itself, whatever it is a part of.
   *
   * @param foretold the image with the decision that {@link #foretell} gave
   * @param nextSweep when the next sweep nominates images; empty if none is planned
   */
  public Verdict verdict(ImageDecision foretold, Optional<Instant> nextSweep) {
    return Verdict.of(
        foretold,
        questions.stream()
            .filter(
                question ->
                    foretold.decision().decidedBy().filter(question.id()::equals).isPresent())
            .anyMatch(question -> isAboutTheUnknown(question, foretold)),
        nextSweep.map(
            sweep -> sweep.plus(policy.rollout()).plus(grace(foretold)).plus(Policy.SKEW)));
  }

  /** A question of evidence that decided without any decided because there is none. */
  private static boolean isAboutTheUnknown(Question question, ImageDecision decided) {
    return question.isAboutTheUnknown()
        || (question.evidence().isPresent()
            && decided.findings().behind(decided.decision()).isEmpty());
  }

  private Decision decideAt(ImageDecision decided, List<ScheduleName> pending) {
    return decide(decided.check(), decided.findings().withPending(pending), decided.decidedAt());
  }

  /** The decision for an image that only the brake keeps. */
  public Decision hold(ImageDecision decided, String reason) {
    return chained(decided, caseOf(decided).postponeAndSpread(QuestionId.BRAKE, reason));
  }

  /**
   * What a sweep nominated is not put off but kept until the next sweep: a check of a sweep names
   * many images, and each that is put off would make a schedule and a chain of checks of its own.
   * And no reason to keep an image ends the chain that remembers a place which is not listed: the
   * reason may pass, and the next sweep knows nothing of the place.
   */
  private Decision chained(ImageDecision decided, Decision decision) {
    Cause cause = decided.check().cause();
    if (decision instanceof Postpone put && cause.isOfSweep()) {
      return new Keep(put.question(), put.reason() + " The next sweep looks again.");
    }
    return decision instanceof Keep keep && cause.unlistedPlace().isPresent()
        ? caseOf(decided).postponeBlind(keep.question(), keep.reason())
        : decision;
  }

  /**
   * What each question says of an image, whatever those before it say; of an image that is gone no
   * more is asked.
   */
  public List<QuestionAnswer> explain(ImageDecision decided) {
    DecisionCase given = caseOf(decided);
    List<QuestionAnswer> answers = new ArrayList<>();
    boolean gone = false;
    for (Question question : questions) {
      QuestionAnswer answer =
          gone ? QuestionAnswer.notAsked(question) : QuestionAnswer.of(question, given);
      gone = gone || answer.isGone();
      answers.add(answer);
    }
    return List.copyOf(answers);
  }

  /** The grace period that holds for the repository of an image. */
  public Duration grace(ImageDecision decided) {
    return caseOf(decided).own().grace();
  }

  /** Which of the newest images of a repository stay. */
  NewestRules keepNewest(RepositoryTags repository) {
    return OwnerPolicy.of(repository, policy).orElse(policy.defaults()).keepNewest();
  }

  /** The same image in what is left of its repository. */
  public Decision decideIn(RepositoryGraph left, ImageDecision decided) {
    Findings findings = decided.findings();
    return decide(
        decided.check(),
        findings.withRelatives(
            Relatives.of(left, decided.digest(), keepNewest(findings.repository()))),
        decided.decidedAt());
  }

  /** Whether an image that goes now goes to the archive, to be deleted later. */
  public boolean isArchivedFirst(ImageDecision decided) {
    return decided.decision() instanceof Remove remove
        && remove.action() == Action.ARCHIVE
        && isDeletedInTheEnd(decided);
  }

  /** What stale revisions name is never deleted at once, whatever the action of its repository. */
  private boolean isDeletedInTheEnd(ImageDecision decided) {
    Action own = caseOf(decided).own().action();
    return own == Action.ARCHIVE_THEN_DELETE
        || (own == Action.DELETE && decided.check().cause().isOfStale());
  }

  private DecisionCase caseOf(ImageDecision decided) {
    return caseOf(decided.check(), decided.findings(), decided.decidedAt());
  }

  private DecisionCase caseOf(ImageDeletionCheck check, Findings findings, Instant time) {
    return new DecisionCase(
        check, findings, policy, OwnerPolicy.of(findings.repository(), policy), time);
  }

  private static Remove remove(DecisionCase given) {
    return new Remove(
        given.findings().evidence().stream()
            .filter(said -> said.question().isOfTheImage())
            .map(said -> said.evidence().text())
            .distinct()
            .collect(Collectors.joining(" ")),
        given.action());
  }
}
