package ecrimagecleanup.decision;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.Minutes;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Parts;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * One image before the questions of the decision table.
 *
 * @param check the check
 * @param findings what was found out for the image
 * @param policy what the operator decided
 * @param owner what holds for the repository
 * @param now the time
 */
public record DecisionCase(
    ImageDeletionCheck check, Findings findings, Policy policy, OwnerPolicy owner, Instant now) {
  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

  /** What holds for the repository; the defaults while it is not understood. */
  public RepositoryPolicy own() {
    return owner.orElse(policy.defaults());
  }

  /** The image, once it is clear that it exists. */
  public Image image() {
    return findings.image().orElseThrow();
  }

  /** What is done with the image if it can go. */
  public Action action() {
    return step(own().action()).least(most());
  }

  /** What an action does next: its images go to the archive first. */
  private Action step(Action action) {
    if (action != Action.ARCHIVE_THEN_DELETE) {
      return action;
    }
    return image().archived() ? Action.DELETE : Action.ARCHIVE;
  }

  /** Only what is in the archive for long goes further because of stale revisions. */
  private Action most() {
    Cause cause = check.cause();
    if (!cause.isOfStale()) {
      return Action.DELETE;
    }
    if (policy.stale() != StaleMode.ARCHIVE) {
      return Action.REPORT;
    }
    return cause.isOfTheArchive() && image().archived() ? Action.DELETE : Action.ARCHIVE;
  }

  /** What may go to the archive with the image; nothing if the image does not go there. */
  public Parts archivedParts() {
    boolean alone = policy.archiveIndex() == ArchiveIndex.ALONE;
    return action() == Action.ARCHIVE && !alone ? findings.parts() : Parts.NONE;
  }

  /** A grace period after a time. */
  public Instant graceAfter(Instant time) {
    return time.plus(own().grace());
  }

  /**
   * A grace period after a use ended, and a little later: this clock may be ahead of that by which
   * the end was recorded.
   */
  public Instant graceAfterEnd(Instant end) {
    return graceAfter(end).plus(Policy.SKEW);
  }

  /** Whether a source has evidence for a question; silence is none. */
  public boolean isAnswered(EvidenceQuestion question) {
    return findings.of(question).stream()
        .anyMatch(said -> !(said.evidence() instanceof Evidence.Silent));
  }

  /**
   * Whether it is known if the task definition that ended still runs: by AWS Config, which need not
   * record services, and by ECS itself where that is asked. A check that ends without knowing it
   * could be the last that knows of that task definition.
   */
  public boolean isKnownWhetherCauseRuns() {
    return isAnswered(EvidenceQuestion.CAUSE_STILL_RUNS) && !isEcsToBeAskedAboutCause();
  }

  /**
   * Whether a source sees somebody run the image now, while no ACTIVE task definition is known to
   * name it. The end of one that is ACTIVE has an event, the end of a use need not.
   */
  public boolean isSeenInUse() {
    return isUsed(EvidenceQuestion.SERVICES, EvidenceQuestion.FURTHER_EVIDENCE)
        && !isUsed(EvidenceQuestion.TASK_DEFINITIONS);
  }

  private boolean isUsed(EvidenceQuestion... questions) {
    return Stream.of(questions)
        .flatMap(question -> findings.of(question).stream())
        .anyMatch(said -> said.evidence() instanceof Evidence.Used);
  }

  /** Whether ECS itself is still to be asked if the task definition that ended runs. */
  public boolean isEcsToBeAskedAboutCause() {
    return check.cause().endedTaskDefinition().isPresent() && isEcsToBeAsked();
  }

  /** Whether ECS itself is listed as a source, and was not asked yet. */
  public boolean isEcsToBeAsked() {
    return findings.unasked().contains(EvidenceSources.LIVE);
  }

  /**
   * On a full hour, like most checks. Never at or before the due time of this one, whose name would
   * be the same. A check that alone knows that somebody ran the image comes half past: those of the
   * full hour, which may know nothing of that, find it pending or the one that follows it.
   */
  public Postpone postpone(
      QuestionId question, String reason, Instant until, Instant since, LastLook lastLook) {
    Instant from = latest(until, check.due().plus(ONE_MINUTE));
    Instant next =
        lastLook == LastLook.RAN ? Minutes.roundUpToHalfPast(from) : check.cause().dueFrom(from);
    return new Postpone(question, reason, next, since, lastLook);
  }

  /** What the next check is to presume is what this one did. */
  public Postpone postponeUnchanged(QuestionId question, String reason, Instant until) {
    return postpone(question, reason, until, check.presumedUnusedSince(), check.lastLook());
  }

  /** By one grace period after the due time: the same time however often the message comes. */
  public Postpone postponeAfterVeto(QuestionId question, String reason) {
    return postponeAfterVeto(question, reason, veto());
  }

  /**
   * The same.
   *
   * @param veto what this check saw
   */
  public Postpone postponeAfterVeto(QuestionId question, String reason, LastLook veto) {
    Instant until = graceAfter(check.due());
    return postpone(question, reason, until, until, veto);
  }

  /**
   * A veto: it remembers a use that is seen, and forgets that the cause ran only when that is known
   * to have ended.
   */
  public LastLook veto() {
    boolean mayRun = check.lastLook() == LastLook.RAN && !isKnownWhetherCauseRuns();
    return mayRun || isSeenInUse() ? LastLook.RAN : LastLook.VETO;
  }

  /**
   * The same while the sources cannot see, up to the next full hour: then all checks of the image
   * that are put off in an hour have one name, and become one. It is another time of the day in any
   * case: at this one a canary may be renewed each day, and not yet be seen.
   */
  public Postpone postponeBlind(QuestionId question, String reason) {
    Instant until =
        check.cause().dueFrom(latest(graceAfter(check.due()), check.due()).plus(ONE_MINUTE));
    return new Postpone(question, reason, until, until, LastLook.VETO, true);
  }

  /** By a whole grace period after this look, and what the last tasks take to stop. */
  public Postpone postponeAfterClearLook(QuestionId question, String reason) {
    Instant unused = check.due().plus(policy.rollout());
    return postpone(question, reason, graceAfter(unused), unused, LastLook.CLEAR);
  }

  /**
   * For a use that ended, or was of a moment. If anything that was asked sees another one now, or
   * cannot see, that is not forgotten over it: as after a veto, but not earlier than for the use.
   *
   * @param since what the next check is to presume
   * @param lastLook what this check saw if nothing else speaks against a removal
   */
  public Postpone postponeAfterUse(
      QuestionId question, String reason, Instant until, Instant since, LastLook lastLook) {
    if (!findings.areAgainst()) {
      return postpone(question, reason, until, since, lastLook);
    }
    Instant vetoed = latest(until, graceAfter(check.due()));
    return postpone(question, reason, vetoed, vetoed, veto());
  }

  /**
   * What is seen by a check that waits before every source was asked: a use that they would have
   * shown may begin and end until the next check.
   */
  public LastLook lookThatStoppedHere() {
    return check.lastLook() == LastLook.CLEAR && !findings.unasked().isEmpty()
        ? LastLook.NAMES
        : check.lastLook();
  }

  /**
   * By one grace period and a part of another that depends on the image, so that what was held back
   * together does not come back together.
   */
  public Postpone postponeAndSpread(QuestionId question, String reason) {
    return postponeUnchanged(
        question,
        reason,
        graceAfter(check.due()).plus(Minutes.part(own().grace(), image().digest())));
  }

  /** The later of two times. */
  public static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
