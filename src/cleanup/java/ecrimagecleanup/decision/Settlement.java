package ecrimagecleanup.decision;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check has settled, and what came of it so far. What is recorded as intent is pinned: what
 * is found out right before acting can take an image out, and never brings one in.
 *
 * @param assessment what is known, with what was read again since
 * @param intended the decisions as they were settled and recorded
 * @param found the same as they were found when somebody looked last
 * @param unrecorded the decisions that are to be recorded and carried out now
 * @param indexChecks the checks of indexes that keep an image, to be scheduled now
 * @param acting what is being done; empty before anything is
 * @param outcomes what became of the removals of that action
 */
public record Settlement(
    Assessment assessment,
    List<ImageDecision> intended,
    List<ImageDecision> found,
    List<ImageDecision> unrecorded,
    List<ScheduledCheck> indexChecks,
    Optional<Action> acting,
    List<Removal> outcomes) {
  public Settlement {
    intended = List.copyOf(intended);
    found = List.copyOf(found);
    unrecorded = List.copyOf(unrecorded);
    indexChecks = List.copyOf(indexChecks);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What is settled by what is known; nothing is recorded or done yet.
   *
   * @param indexChecks the checks of indexes that keep an image
   */
  public static Settlement of(
      Assessment assessment, List<ImageDecision> decisions, List<ScheduledCheck> indexChecks) {
    return new Settlement(
        assessment, decisions, decisions, decisions, indexChecks, Optional.empty(), List.of());
  }

  /** The check. */
  public ImageDeletionCheck check() {
    return assessment.check();
  }

  /** Whether an image is meant for an action. */
  public boolean intends(Action action) {
    return of(action, intended).findAny().isPresent();
  }

  /** What is done now. */
  public Settlement acting(Action action) {
    return new Settlement(
        assessment, intended, found, List.of(), List.of(), Optional.of(action), List.of());
  }

  /** With more that is known, by which nothing is decided yet. */
  public Settlement withAssessment(Assessment more) {
    return new Settlement(more, intended, found, unrecorded, indexChecks, acting, outcomes);
  }

  /**
   * With what was read again. Of what is decided by it only what takes a target out counts, and is
   * to be recorded.
   *
   * @param indexesKeep the checks of indexes that keep an image
   */
  public Settlement lookedAgain(
      Assessment again,
      List<ImageDecision> decisions,
      List<ScheduledCheck> indexesKeep,
      DecisionTable table) {
    List<Digest> targets = targets();
    List<ImageDecision> withdrawn =
        decisions.stream()
            .filter(decided -> targets.contains(decided.digest()) && !decided.removes())
            .map(decided -> decided.with(table.settle(decided)))
            .toList();
    return new Settlement(again, intended, decisions, withdrawn, indexesKeep, acting, outcomes);
  }

  /** With what became of the removals. */
  public Settlement withOutcomes(List<Removal> removals) {
    return new Settlement(assessment, intended, found, unrecorded, indexChecks, acting, removals);
  }

  /** The images that the action is meant for. */
  public List<Digest> targets() {
    return acting.stream().flatMap(action -> of(action, intended)).toList();
  }

  /** Whether a target could still go when somebody looked last. */
  public boolean hasTargets() {
    List<Digest> targets = targets();
    return acting.stream().flatMap(action -> of(action, found)).anyMatch(targets::contains);
  }

  /**
   * The targets that can still go, now that the brake was read. Never another image: its intent is
   * not recorded, and the checks of what lives as long as it are not scheduled.
   */
  public List<Digest> remaining() {
    List<Digest> targets = targets();
    List<ImageDecision> braked =
        found.stream().filter(decided -> decided.findings().brake().isPresent()).toList();
    return acting.stream().flatMap(action -> of(action, braked)).filter(targets::contains).toList();
  }

  /**
   * The checks that are to follow before targets go: of the images that live as long as those, and
   * of what goes to the archive when it is to be deleted.
   */
  public List<ImageDeletionCheck> followingChecks(DecisionTable table, Policy policy) {
    List<Digest> targets = targets();
    return found.stream()
        .filter(decided -> targets.contains(decided.digest()))
        .flatMap(decided -> following(decided, table, policy))
        .toList();
  }

  private Stream<ImageDeletionCheck> following(
      ImageDecision decided, DecisionTable table, Policy policy) {
    Duration grace = table.grace(decided);
    Stream<ImageDeletionCheck> dependants =
        assessment.registry().dependants(decided.digest()).stream()
            .map(dependant -> check().ofDependant(decided.digest(), dependant, grace));
    return table.isArchivedFirst(decided)
        ? Stream.concat(
            dependants, Stream.of(check().ofArchived(decided.digest(), policy.archiveFor())))
        : dependants;
  }

  /** Whether ECR refused to delete an image because an index lists it. */
  public boolean wasListed() {
    return outcomes.stream()
        .anyMatch(
            outcome ->
                outcome instanceof Removal.Refused refused
                    && refused.code().equals(Removal.LISTED_BY_INDEX));
  }

  /** What stands in the event for the images: what was intended, or why it was withdrawn. */
  public List<ImageDecision> reported() {
    return intended.stream().map(this::reported).toList();
  }

  private ImageDecision reported(ImageDecision decided) {
    return found.stream()
        .filter(again -> decided.removes() && !again.removes())
        .filter(again -> again.digest().equals(decided.digest()))
        .findFirst()
        .orElse(decided);
  }

  private static Stream<Digest> of(Action action, List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(d -> d.decision() instanceof Decision.Remove remove && remove.action() == action)
        .map(ImageDecision::digest);
  }
}
