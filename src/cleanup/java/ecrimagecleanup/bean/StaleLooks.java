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
import ecrimagecleanup.words.OneLine;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** What the routes ask that read which revisions of task definitions are stale. Stateless. */
public final class StaleLooks {
  private final StaleConditions conditions;
  private final Clock clock;

  public StaleLooks(StaleConditions conditions, Clock clock) {
    this.conditions = conditions;
    this.clock = clock;
  }

  /** Whether a revision that names one of the images may be stale, so that more is to be read. */
  public boolean hasOld(@Body Assessment assessment) {
    return !families(assessment).isEmpty();
  }

  /** What is to be read for an assessment. */
  public StaleReading begin(@Body Assessment assessment) {
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

  /** With when revisions are stale. */
  public Assessment learn(Assessment known, StaleRules rules) {
    return known.withStale(rules);
  }

  /** Why the reading failed, in one line. */
  public String failure(@ExchangeException Exception failed) {
    return OneLine.of(FailedMessages.rootOf(failed).toString());
  }

  /** Without what could not be read nothing is stale. */
  public Assessment failed(
      @Variable("assessment") Assessment assessment, @ExchangeException Exception failed) {
    return assessment.withStale(
        conditions.unread(
            "What starts task definitions, and how ECR records pulls, could not be read. "
                + failure(failed)));
  }
}
