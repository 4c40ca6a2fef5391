package ecrimagecleanup.bean;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionRecord;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.RemovalCap;
import ecrimagecleanup.decision.Settlement;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;

/**
 * What the routes of a check ask of what is known: what is decided by it, whether something is left
 * to be found out, and what is settled in the end. Stateless.
 */
public final class ImageDeletionChecks {
  private final Registries registries;
  private final Replicas replicas;
  private final CurrentWorkloads workloads;
  private final EvidenceSources sources;
  private final StaleLooks stale;
  private final DecisionTable table;
  private final RemovalCap cap;
  private final String instance;
  private final Clock clock;

  /**
   * @param instance what the records of decisions name as the one who decided
   */
  public ImageDeletionChecks(
      Registries registries,
      Replicas replicas,
      CurrentWorkloads workloads,
      EvidenceSources sources,
      StaleLooks stale,
      Policy policy,
      String instance,
      Clock clock) {
    this.registries = registries;
    this.replicas = replicas;
    this.workloads = workloads;
    this.sources = sources;
    this.stale = stale;
    this.table = Questions.table(policy);
    this.cap = new RemovalCap(policy, table);
    this.instance = instance;
    this.clock = clock;
  }

  /**
   * Reads the body of a message of the checks queue. What is listed now says whether the place of
   * its event is.
   */
  public Assessment read(@Body String body) {
    ImageDeletionCheck read = ImageDeletionCheckJson.read(body);
    registries.require(read.repository().registry());
    ImageDeletionCheck check = read.markedBy(workloads::isUnlisted);
    Assessment begun = Assessment.begin(check, replicas.of(check.repository()));
    // To disregard a use, every source has to have said what it knows.
    return check.cause().isOfStale() ? begun.askingAll() : begun;
  }

  /** The names of pending checks that are read for a check. */
  public PendingSearch pendingPrefix(@Body Assessment assessment) {
    return PendingSearch.of(assessment.check(), assessment.listed());
  }

  /** The decisions on what is known. */
  public List<ImageDecision> decide(Assessment assessment) {
    return assessment.decide(table, sources, clock.instant());
  }

  /** Whether something has to be found out before all is decided. */
  public boolean isOpen(@Body Assessment assessment) {
    return assessment.isOpen(table, sources, clock.instant());
  }

  /**
   * Whether a source of evidence is left to be asked, and its answer can change what is decided; or
   * whether it is left to be read which revisions are stale.
   */
  public boolean hasSourceToAsk(@Body Assessment assessment) {
    return sources.after(assessment.answers().keySet()).isPresent()
        ? assessment.askAll() || isOpen(assessment)
        : stale.isToBeRead(assessment);
  }

  /**
   * The decisions that are carried out: what is still open is unknown, and of removals one message
   * gets only so many.
   */
  public Settlement settle(@Body Assessment assessment) {
    List<ImageDecision> found = decide(assessment);
    return Settlement.of(
        assessment,
        cap.apply(found.stream().map(decided -> decided.with(table.settle(decided))).toList()),
        parentChecks(assessment, found));
  }

  /** The checks of the indexes that keep images which are not in use themselves. */
  List<ScheduledCheck> parentChecks(Assessment assessment, List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(decided -> PartOfAnotherQuestion.staysUnused(decided.decision()))
        .flatMap(child -> assessment.parentChecks(child, table.grace(child)))
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }

  /** The record of a decision. */
  public String decisionRecord(@Body ImageDecision decision) {
    return DecisionRecord.ofDecision(decision, instance);
  }

  /** The schedule of the check that follows a postponed one. */
  public ScheduledCheck next(@Body ImageDecision decision) {
    return decision.next(clock.instant());
  }
}
