package ecrimagecleanup.check;

import ecrimagecleanup.check.Decision.Remove;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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

  /**
   * A question in its place.
   *
   * @param row the row of the documentation that it belongs to
   * @param question the question
   * @param remedy what would have to change for the image to get past it
   */
  private record Place(Row row, Question question, String remedy) {}

  private static final List<Place> QUESTIONS =
      List.of(
          new Place(
              Row.OPTED_IN,
              RegistryQuestions::optedIn,
              "Its owner opts the repository in, with the command opt-in."),
          new Place(Row.EXISTS, RegistryQuestions::exists, "Nothing: it is gone."),
          new Place(
              Row.PROTECTED,
              RegistryQuestions::ownerIsUnderstood,
              "The owner of the repository corrects that tag."),
          new Place(
              Row.EXISTS,
              RegistryQuestions::archivedAlready,
              "It is restored, with the command restore, or has been in the archive for long enough."),
          new Place(Row.GRACE_PASSED, RegistryQuestions::handledInTime, "Time passes."),
          new Place(Row.GRACE_PASSED, RegistryQuestions::gracePassed, "Time passes."),
          new Place(
              Row.PROTECTED,
              RegistryQuestions::protectedTag,
              "The owner no longer protects that tag, or takes it off the image."),
          new Place(
              Row.CAUSE_STILL_RUNS,
              UseQuestions::causeStillRuns,
              "Those services are deployed to another task definition, or deleted; then a grace"
                  + " period passes."),
          new Place(
              Row.SUPERSEDED,
              UseQuestions::superseded,
              "That check fires and decides; the command checks cancel takes it away."),
          new Place(
              Row.COVERAGE, UseQuestions::coverage, "The aggregator can see again what it says."),
          new Place(
              Row.TASK_DEFINITIONS,
              UseQuestions::taskDefinitions,
              "Every task definition that names it is deregistered; then a grace period passes."),
          new Place(
              Row.SERVICES,
              UseQuestions::services,
              "Those services are deployed to another task definition, or deleted; then a grace"
                  + " period passes."),
          new Place(
              Row.PULLED,
              UseQuestions::pulled,
              "Nobody pulls it for a while. Who pulls without running it, such as a scanner, can be"
                  + " excluded from pull times in ECR."),
          new Place(
              Row.FURTHER_EVIDENCE,
              UseQuestions::furtherEvidence,
              "That use ends, or the source can tell."),
          new Place(
              Row.FURTHER_EVIDENCE, UseQuestions::everythingAsked, "All sources can be asked."),
          new Place(Row.SERVICES, UseQuestions::unusedForAWholeGrace, "Time passes."),
          new Place(
              Row.PROTECTED,
              LastQuestions::partOfAnother,
              "What it is a part of, or belongs to, goes first: explain that."),
          new Place(
              Row.PROTECTED,
              LastQuestions::amongTheNewest,
              "Newer images are pushed, or the owner lets fewer stay."),
          new Place(
              Row.FURTHER_EVIDENCE,
              LastQuestions::tagsThatMove,
              "The tags of the repository are made immutable, or a source that knows the digests in"
                  + " use is added to cleanup.evidence."),
          new Place(Row.FURTHER_EVIDENCE, LastQuestions::ranByMovedTag, "Time passes."),
          new Place(Row.BRAKE, LastQuestions::brake, "The brake is switched off."));

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
        .flatMap(place -> place.question().answer(one).stream())
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

  /**
   * What each row says of an image, whatever the rows before it say; of an image that does not
   * exist only the first two.
   */
  public List<RowAnswer> explain(ImageDecision decided) {
    DecisionCase one = caseOf(decided);
    return Arrays.stream(Row.values())
        .filter(row -> row != Row.UNUSED)
        .map(
            row ->
                decided.image().isEmpty() && row.compareTo(Row.EXISTS) > 0
                    ? RowAnswer.notAsked(row)
                    : explain(row, one))
        .toList();
  }

  private static RowAnswer explain(Row row, DecisionCase one) {
    List<RowAnswer.Objection> objections =
        QUESTIONS.stream()
            .filter(place -> place.row() == row)
            .flatMap(
                place ->
                    place.question().answer(one).stream()
                        .map(answer -> new RowAnswer.Objection(answer, place.remedy())))
            .toList();
    return new RowAnswer(row, true, objections, RowAnswer.known(row, one), one.findings().of(row));
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
