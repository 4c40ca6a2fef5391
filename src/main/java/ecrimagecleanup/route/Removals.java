package ecrimagecleanup.route;

import ecrimagecleanup.check.Action;
import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.Brake;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.Decision;
import ecrimagecleanup.check.DecisionRecord;
import ecrimagecleanup.check.DecisionTable;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.check.question.Questions;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/** What the routes of {@code removal} ask. Stateless. */
public final class Removals {
  private final Policy policy;
  private final DecisionTable table;
  private final String instance;
  private final Clock clock;

  /**
   * @param instance what the records of outcomes name as the one who acted
   */
  public Removals(Policy policy, String instance, Clock clock) {
    this.policy = policy;
    this.table = Questions.table(policy);
    this.instance = instance;
    this.clock = clock;
  }

  /** The images that can go and are only reported. */
  public List<Digest> toReport(@Variable("settled") List<ImageDecision> settled) {
    return of(Action.REPORT, settled);
  }

  /**
   * The images that are to be moved to the archive, as it was settled and recorded before anything
   * was removed: what was decided again for others since then is neither capped nor recorded.
   */
  public List<Digest> toArchive(@Variable("settled") List<ImageDecision> settled) {
    return of(Action.ARCHIVE, settled);
  }

  /** The images that are to be deleted. */
  public List<Digest> toDelete(@Variable("settled") List<ImageDecision> settled) {
    return of(Action.DELETE, settled);
  }

  private static List<Digest> of(Action action, List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(d -> d.decision() instanceof Decision.Remove remove && remove.action() == action)
        .map(ImageDecision::digest)
        .toList();
  }

  /**
   * The checks that are to follow: of the images that live as long as those that go, and of what
   * goes to the archive when it is to be deleted.
   */
  public List<ScheduledCheck> followingChecks(
      @Variable("assessment") Assessment assessment,
      @Variable("decisions") List<ImageDecision> decisions,
      @Variable("removals") List<Digest> removals) {
    return decisions.stream()
        .filter(decision -> removals.contains(decision.digest()))
        .flatMap(decision -> following(assessment, decision))
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }

  private Stream<ImageDeletionCheck> following(Assessment assessment, ImageDecision decision) {
    Stream<ImageDeletionCheck> dependants =
        assessment.registry().dependants(decision.digest()).stream()
            .map(
                dependant ->
                    decision
                        .check()
                        .ofDependant(decision.digest(), dependant, table.grace(decision)));
    return table.isArchivedFirst(decision)
        ? Stream.concat(
            dependants,
            Stream.of(decision.check().ofArchived(decision.digest(), policy.archiveFor())))
        : dependants;
  }

  /** What was read again right before acting. */
  public Assessment lookAgain(
      @Variable("assessment") Assessment assessment,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("pending") List<String> pending,
      @Variable("brake") Brake brake) {
    return assessment
        .withRegistry(assessment.registry().withTags(repositoryTags))
        .withPending(pending)
        .withBrake(brake);
  }

  /** The decisions that are no longer to remove, though they were. */
  public List<ImageDecision> withdrawn(
      @Variable("removals") List<Digest> removals,
      @Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(d -> removals.contains(d.digest()) && !d.removes())
        .map(d -> d.with(table.settle(d)))
        .toList();
  }

  /**
   * The images that could go before and still can, now that the brake was read. Never another one:
   * its intent is not recorded, and the checks of what lives as long are not scheduled.
   */
  public List<Digest> stillToArchive(
      @Variable("removals") List<Digest> removals,
      @Variable("decisions") List<ImageDecision> decisions) {
    return still(Action.ARCHIVE, removals, decisions);
  }

  /** The same for those that are to be deleted. */
  public List<Digest> stillToDelete(
      @Variable("removals") List<Digest> removals,
      @Variable("decisions") List<ImageDecision> decisions) {
    return still(Action.DELETE, removals, decisions);
  }

  private static List<Digest> still(
      Action action, List<Digest> removals, List<ImageDecision> decisions) {
    List<ImageDecision> known =
        decisions.stream().filter(d -> d.findings().brake().isPresent()).toList();
    return of(action, known).stream().filter(removals::contains).toList();
  }

  /** Whether ECR refused to delete an image because an index lists it. */
  public boolean wasListed(@Variable("outcomes") List<Removal> outcomes) {
    return outcomes.stream()
        .anyMatch(o -> o instanceof Removal.Refused r && r.code().equals(Removal.LISTED_BY_INDEX));
  }

  /** The records of what became of removals. */
  public List<String> outcomeRecords(
      @Variable("decisions") List<ImageDecision> decisions,
      @Variable("outcomes") List<Removal> outcomes) {
    return decisions.stream()
        .flatMap(
            decision ->
                outcomes.stream()
                    .filter(outcome -> outcome.digest().equals(decision.digest()))
                    .map(
                        outcome ->
                            DecisionRecord.ofOutcome(decision, outcome, instance, clock.instant())))
        .toList();
  }

  /**
   * Lets the message fail if an image was not removed for a reason that may pass, so that it comes
   * again; what was removed is gone by then. For what a sweep nominated the next sweep does that.
   *
   * @throws IllegalStateException if there is such an image
   */
  public void requireFinal(
      @Variable("check") ImageDeletionCheck check, @Variable("outcomes") List<Removal> outcomes) {
    boolean comesAgain = check.cause() instanceof Cause.Swept;
    for (Removal outcome : outcomes) {
      if (outcome instanceof Removal.Refused refused && !refused.isFinal() && !comesAgain) {
        throw new IllegalStateException(
            "ECR did not remove %s@%s: %s: %s"
                .formatted(check.repository(), refused.digest(), refused.code(), refused.reason()));
      }
    }
  }
}
