package ecrimagecleanup.bean;

import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.image.Digest;
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
import ecrimagecleanup.sweep.StaleForecast;
import ecrimagecleanup.sweep.Survey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;

/** What the route that surveys a repository asks. Stateless. */
public final class Surveys {
  private final ImageDeletionChecks checks;
  private final Replicas replicas;
  private final Policy policy;
  private final DecisionTable table;
  private final StaleConditions stale;
  private final Duration minimumAge;
  private final SweepTimes sweeps;
  private final Clock clock;

  public Surveys(
      ImageDeletionChecks checks,
      Replicas replicas,
      Policy policy,
      StaleConditions stale,
      Duration minimumAge,
      SweepTimes sweeps,
      Clock clock) {
    this.checks = checks;
    this.replicas = replicas;
    this.policy = policy;
    this.table = Questions.table(policy);
    this.stale = stale;
    this.minimumAge = minimumAge;
    this.sweeps = sweeps;
    this.clock = clock;
  }

  /** What is known of a repository by its tags. */
  public RepositoryReading of(Repository repository, RepositoryTags tags) {
    return RepositoryReading.begin(replicas.of(repository), tags, policy.optedIn(tags))
        .withStale(policy.stale().looks() ? Optional.of(stale.unread()) : Optional.empty());
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
    return survey.with(checks.decide(assessment), assessment);
  }

  /** Whether pending checks are still to be read, because an image could go. */
  public boolean asksForPending(@Body Survey survey) {
    return survey.pending().isEmpty() && !removable(survey).isEmpty();
  }

  /** The names of pending checks that are read: of what could go, and not of what is in use. */
  public PendingSearch pendingSearch(@Body Survey survey) {
    return PendingSearch.ofImages(survey.repository().repository(), removable(survey));
  }

  private List<Digest> removable(Survey survey) {
    return Stream.concat(
            survey.decided().stream().filter(ImageDecision::removes).map(ImageDecision::digest),
            forecastOfStale(survey, clock.instant()).stream()
                .flatMap(one -> one.candidates(checks::decide).stream()))
        .distinct()
        .toList();
  }

  /** With the names of pending checks. */
  public Survey pending(Survey survey, List<String> names) {
    return survey.withPending(names);
  }

  /** What becomes of all images. */
  public List<PlannedImage> forecast(Survey survey) {
    return forecast(survey, clock.instant());
  }

  private List<PlannedImage> forecast(Survey survey, Instant now) {
    return Forecast.of(survey, table, minimumAge, sweeps.after(now));
  }

  /**
   * What only stale revisions keep, by the same table; empty if nobody asked.
   *
   * @param planned what becomes of all images
   */
  public Optional<StaleHeld> heldByStale(Survey survey, List<PlannedImage> planned) {
    Instant now = clock.instant();
    return forecastOfStale(survey, now)
        .map(one -> one.held(planned, checks::decide, otherwise -> forecast(otherwise, now)));
  }

  private static Optional<StaleForecast> forecastOfStale(Survey survey, Instant now) {
    return survey.staleRules().map(rules -> new StaleForecast(survey, rules, now));
  }
}
