package ecrimagecleanup.bean;

import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.Forecast;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryReading;
import ecrimagecleanup.sweep.Survey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** What the route that surveys a repository asks. Stateless. */
public final class Surveys {
  private final ImageDeletionChecks checks;
  private final Replicas replicas;
  private final Policy policy;
  private final DecisionTable table;
  private final Duration minimumAge;
  private final Clock clock;

  public Surveys(
      ImageDeletionChecks checks,
      Replicas replicas,
      Policy policy,
      Duration minimumAge,
      Clock clock) {
    this.checks = checks;
    this.replicas = replicas;
    this.policy = policy;
    this.table = Questions.table(policy);
    this.minimumAge = minimumAge;
    this.clock = clock;
  }

  /** What is known of a repository by its tags. */
  public RepositoryReading of(Repository repository, RepositoryTags tags) {
    return RepositoryReading.begin(replicas.of(repository), tags, policy.optedIn(tags));
  }

  /** With all its images. */
  public RepositoryReading images(RepositoryReading known, List<Image> images) {
    return known.withImages(images);
  }

  /** With the manifests of its indexes. */
  public RepositoryReading manifests(RepositoryReading known, List<Manifest> manifests) {
    return known.withManifests(manifests);
  }

  /** With whether its tags can move. */
  public RepositoryReading mutability(RepositoryReading known, Map<Repository, TagMutability> all) {
    return known.withMutability(Learning.mutability(all, known.repository().repository()));
  }

  /** What the names of all pending checks of the repository begin with. */
  public String pendingPrefix(@Body RepositoryReading known) {
    return ScheduleName.prefix(known.repository().repository());
  }

  /** With the names of pending checks. */
  public RepositoryReading pending(RepositoryReading known, List<String> names) {
    return known.withPending(names);
  }

  /** With whether removals are held, the last that is read: the survey begins. */
  public Survey begin(RepositoryReading known, Brake brake) {
    return Survey.of(known.withBrake(brake));
  }

  /** Whether images are left to be decided on. */
  public boolean hasNext(@Body Survey survey) {
    return survey.hasNext();
  }

  /** What is known of the next of them. */
  public Assessment next(@Body Survey survey) {
    return survey.next(clock.instant());
  }

  /** With what is decided on them. */
  public Survey decided(Survey survey, Assessment assessment) {
    return survey.with(checks.decide(assessment), assessment.taskDefinitions());
  }

  /** What becomes of all images. */
  public List<PlannedImage> forecast(Survey survey) {
    return Forecast.of(survey, table, minimumAge);
  }
}
