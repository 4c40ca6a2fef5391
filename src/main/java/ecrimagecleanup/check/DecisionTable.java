package ecrimagecleanup.check;

import ecrimagecleanup.check.Decision.Remove;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what becomes of an image. The questions are asked in the order of the table; the first
 * that has an answer decides. An image is removed only if none has, and everything that is listed
 * has been asked.
 *
 * <p>What costs calls and only protects, row 4 but for the protected tags, is asked after the
 * evidence: it keeps whatever is left.
 *
 * <p>Pure: the same arguments always give the same decision. Safe for several threads.
 */
public final class DecisionTable {

  /** A question of the table; without an answer the next one is asked. */
  interface Question {
    Optional<Decision> answer(DecisionCase one);
  }

  private static final List<Question> QUESTIONS =
      List.of(
          RegistryQuestions::optedIn,
          RegistryQuestions::exists,
          RegistryQuestions::ownerIsUnderstood,
          RegistryQuestions::archivedAlready,
          RegistryQuestions::handledInTime,
          RegistryQuestions::gracePassed,
          RegistryQuestions::protectedTag,
          UseQuestions::causeStillRuns,
          UseQuestions::superseded,
          UseQuestions::coverage,
          UseQuestions::taskDefinitions,
          UseQuestions::services,
          UseQuestions::pulled,
          UseQuestions::furtherEvidence,
          UseQuestions::everythingAsked,
          UseQuestions::unusedForAWholeGrace,
          LastQuestions::partOfAnother,
          LastQuestions::amongTheNewest,
          LastQuestions::tagsThatMove,
          LastQuestions::brake);

  private final Policy policy;

  public DecisionTable(Policy policy) {
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
    DecisionCase one = caseOf(check, findings, now);
    return QUESTIONS.stream()
        .flatMap(question -> question.answer(one).stream())
        .findFirst()
        .orElseGet(() -> remove(one));
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
        ? caseOf(decided).postponeAfterVeto(open.row(), open.reason())
        : decided.decision();
  }

  /** The decision for an image that could go but for the brake. */
  public Decision hold(ImageDecision decided, String reason) {
    return chained(decided, caseOf(decided).postponeAndSpread(Row.BRAKE, reason));
  }

  /**
   * What a sweep nominated is not put off but kept until the next sweep: a check of a sweep names
   * many images, and each that is put off would make a schedule and a chain of checks of its own.
   */
  private static Decision chained(ImageDecision decided, Decision decision) {
    return decision instanceof Decision.Postpone put
            && decided.check().cause() instanceof Cause.Swept
        ? new Decision.Keep(put.row(), put.reason() + " The next sweep looks again.")
        : decision;
  }

  /** The grace period that holds for the repository of an image. */
  public Duration grace(ImageDecision decided) {
    return caseOf(decided).own().grace();
  }

  /** Whether an image that goes now goes to the archive, to be deleted later. */
  public boolean isArchivedFirst(ImageDecision decided) {
    return decided.decision() instanceof Remove remove
        && remove.action() == Action.ARCHIVE
        && caseOf(decided).own().action() == Action.ARCHIVE_THEN_DELETE;
  }

  private DecisionCase caseOf(ImageDecision decided) {
    return caseOf(decided.check(), decided.findings(), decided.decidedAt());
  }

  private DecisionCase caseOf(ImageDeletionCheck check, Findings findings, Instant time) {
    return new DecisionCase(
        check, findings, policy, OwnerPolicy.of(findings.repository(), policy), time);
  }

  private static Remove remove(DecisionCase one) {
    Action action = one.own().action();
    if (action == Action.ARCHIVE_THEN_DELETE) {
      action = one.image().archived() ? Action.DELETE : Action.ARCHIVE;
    }
    return new Remove(
        Row.UNUSED,
        one.findings().evidence().stream()
            .filter(said -> said.row().compareTo(Row.TASK_DEFINITIONS) >= 0)
            .map(said -> said.evidence().text())
            .distinct()
            .collect(Collectors.joining(" ")),
        action);
  }
}
