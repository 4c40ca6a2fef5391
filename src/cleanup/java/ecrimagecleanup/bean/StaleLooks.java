package ecrimagecleanup.bean;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.StaleLook;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.evidence.stale.StaleReading;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Policy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Variable;

/** What the routes ask that read which revisions of task definitions are stale. Stateless. */
public final class StaleLooks {
  private final StaleConditions conditions;
  private final Policy policy;
  private final Clock clock;

  public StaleLooks(StaleConditions conditions, Policy policy, Clock clock) {
    this.conditions = conditions;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Whether more is to be read because a revision that names one of the images may be stale: never
   * for a check that has to count every name as a use.
   */
  boolean isToBeRead(Assessment assessment) {
    return policy.stale().looks()
        && assessment.askAll()
        && assessment.stale().isEmpty()
        && !families(assessment).isEmpty();
  }

  /** What is to be read for an assessment. */
  public StaleReading begin(@Variable("assessment") Assessment assessment) {
    return StaleReading.begin(assessment.check().repository().registry(), families(assessment));
  }

  private Set<Family> families(Assessment assessment) {
    return new StaleLook(List.of(assessment)).families(conditions.unread(), clock.instant());
  }

  /** With what rules and schedules start. */
  public StaleReading starters(StaleReading known, Starters read) {
    return known.withStarters(read);
  }

  /** With where the registry is replicated to. */
  public StaleReading replicas(StaleReading known, List<Registry> read) {
    return known.withReplicas(read);
  }

  /** With those whose pulls ECR does not record. */
  public StaleReading unrecorded(StaleReading known, List<String> read) {
    return known.withUnrecorded(read);
  }

  /** With the newest revisions of the families. */
  public StaleReading newest(StaleReading known, NewestRevisions read) {
    return known.withNewest(read);
  }

  /** When revisions are stale, by all that was read and whose credentials did. */
  public StaleRules rules(StaleReading known, Caller self) {
    return conditions.rules(known, self.principal());
  }
}
