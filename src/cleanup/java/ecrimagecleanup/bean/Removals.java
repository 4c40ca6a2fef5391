package ecrimagecleanup.bean;

import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionRecord;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.RemovalOutcome;
import ecrimagecleanup.decision.Settlement;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.event.QueueBacklog;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.Policy;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;

/** What the routes that remove images ask of what is settled. Stateless. */
public final class Removals {
  private final ImageDeletionChecks checks;
  private final Policy policy;
  private final DecisionTable table;
  private final String instance;
  private final Clock clock;

  /**
   * @param instance what the records of outcomes name as the one who acted
   */
  public Removals(ImageDeletionChecks checks, Policy policy, String instance, Clock clock) {
    this.checks = checks;
    this.policy = policy;
    this.table = Questions.table(policy);
    this.instance = instance;
    this.clock = clock;
  }

  /** Whether images are to be deleted. */
  public boolean deletes(@Body Settlement settlement) {
    return settlement.intends(Action.DELETE);
  }

  /** Whether images are to be moved to the archive. */
  public boolean archives(@Body Settlement settlement) {
    return settlement.intends(Action.ARCHIVE);
  }

  /** Begins to delete. */
  public Settlement deleting(@Body Settlement settlement) {
    return settlement.acting(Action.DELETE);
  }

  /** Begins to archive. */
  public Settlement archiving(@Body Settlement settlement) {
    return settlement.acting(Action.ARCHIVE);
  }

  /** Which images of the repository depend on each other, read anew. */
  public Settlement graph(Settlement settlement, RepositoryGraph graph) {
    Assessment known = settlement.assessment();
    return settlement.withAssessment(known.withRegistry(known.registry().withGraph(graph)));
  }

  /**
   * Events that nobody has heard hold removals as the brake does: what is withdrawn by them is
   * decided before anything else is done.
   */
  public Settlement unheardEvents(Settlement settlement, List<QueueBacklog> queues) {
    Optional<Brake> hold =
        queues.stream()
            .flatMap(queue -> queue.whyUnheard().map(why -> hold(queue, why)).stream())
            .min(Comparator.comparing(Brake::briefly));
    return lookedAgain(settlement, settlement.assessment().heldBy(hold));
  }

  private static Brake hold(QueueBacklog queue, String why) {
    return queue.deadLetters() > 0 ? Brake.on(why) : Brake.briefly(why);
  }

  /** Whether an image is still to go. */
  public boolean isAnyLeft(@Body Settlement settlement) {
    return settlement.hasTargets();
  }

  /** What was read again right before acting, and what is withdrawn by it. */
  public Settlement lookedAgain(Settlement settlement, Assessment again) {
    return settlement.lookedAgain(again, checks.decide(again), List.of(), table);
  }

  /**
   * Which images depend on each other after ECR refused to delete some, and what that withdraws:
   * the indexes that keep them are checked.
   */
  public Settlement graphOfRefused(Settlement settlement, RepositoryGraph graph) {
    Assessment again = graph(settlement, graph).assessment();
    List<ImageDecision> decisions = checks.decide(again);
    return settlement.lookedAgain(again, decisions, checks.parentChecks(again, decisions), table);
  }

  /** The checks that are to follow before images go. */
  public List<ScheduledCheck> followingChecks(@Body Settlement settlement) {
    return settlement.followingChecks(table, policy).stream()
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }

  /** With what became of the removals. */
  public Settlement outcomes(Settlement settlement, List<Removal> outcomes) {
    return settlement.withOutcomes(outcomes);
  }

  /** What became of each removal. */
  public List<RemovalOutcome> outcomesOfEach(@Body Settlement settlement) {
    Action action = settlement.acting().orElseThrow();
    return settlement.found().stream()
        .flatMap(
            decided ->
                settlement.outcomes().stream()
                    .filter(outcome -> outcome.digest().equals(decided.digest()))
                    .map(outcome -> new RemovalOutcome(decided, action, outcome)))
        .toList();
  }

  /** The record of what became of a removal. */
  public String outcomeRecord(@Body RemovalOutcome outcome) {
    return DecisionRecord.ofOutcome(outcome, instance, clock.instant());
  }

  /**
   * Lets the message fail if an image was not removed for a reason that may pass, so that it comes
   * again; what was removed is gone by then. For what a sweep nominated the next sweep does that.
   *
   * @throws IllegalStateException if there is such an image
   */
  public void requireFinal(@Body Settlement settlement) {
    boolean comesAgain = settlement.check().cause().isOfSweep();
    for (Removal outcome : settlement.outcomes()) {
      if (outcome instanceof Removal.Refused refused && !refused.isFinal() && !comesAgain) {
        throw new IllegalStateException(
            "ECR did not remove %s@%s: %s: %s"
                .formatted(
                    settlement.check().repository(),
                    refused.digest(),
                    refused.code(),
                    refused.reason()));
      }
    }
  }
}
