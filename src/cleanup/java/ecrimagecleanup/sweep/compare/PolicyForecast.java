package ecrimagecleanup.sweep.compare;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.StaleNote;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.sweep.Forecast;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.StaleForecast;
import ecrimagecleanup.sweep.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What becomes of the images of a repository under one policy, decided on a survey that somebody
 * else read. The questions, the evidence and the forecast are those of the plan; nothing is decided
 * here. Each image is decided on for the time at which whoever read the survey did, so that two
 * policies see the same time as well. Pure; safe for several threads.
 */
public final class PolicyForecast {
  private final Policy policy;
  private final DecisionTable table;
  private final EvidenceSources sources;
  private final Duration minimumAge;
  private final Optional<Instant> nextSweep;

  /**
   * @param policy what the operator decided, or could decide
   * @param sources the sources that have to be asked
   * @param minimumAge how old an image must be that no event has named
   * @param nextSweep when the next sweep nominates images; empty if none is planned
   */
  public PolicyForecast(
      Policy policy, EvidenceSources sources, Duration minimumAge, Optional<Instant> nextSweep) {
    this.policy = policy;
    this.table = Questions.table(policy);
    this.sources = sources;
    this.minimumAge = minimumAge;
    this.nextSweep = nextSweep;
  }

  /**
   * The images that could go under this policy, unless a check of them is pending: the names of
   * those checks have to be known before the {@link #plan}.
   *
   * @param read a survey that kept its portions
   */
  public List<Digest> candidates(Survey read) {
    Survey decided = decided(read);
    return Stream.concat(
            decided.decided().stream().filter(ImageDecision::removes).map(ImageDecision::digest),
            stale(decided).stream().flatMap(held -> held.candidates(at(read)).stream()))
        .distinct()
        .toList();
  }

  /**
   * The plan of the repository under this policy. Where the policy sends what only stale revisions
   * hold to the archive, that counts as removable.
   *
   * @param read a survey that kept its portions, with the pending checks of all {@link #candidates}
   */
  public RepositoryPlan plan(Survey read) {
    Survey decided = decided(read);
    List<PlannedImage> images = forecast(decided);
    RepositoryTags tags = decided.contents().tags();
    return new RepositoryPlan(
        decided.repository().repository(),
        tags,
        policy.optedIn(tags),
        stale(decided).map(held -> withArchived(images, held, decided)).orElse(images));
  }

  /**
   * The same survey, decided on by this policy.
   *
   * @throws IllegalArgumentException if the survey did not keep what it read
   */
  private Survey decided(Survey read) {
    Function<Assessment, List<ImageDecision>> decide = at(read);
    List<ImageDecision> decisions =
        read.portions().stream().flatMap(portion -> decide.apply(portion).stream()).toList();
    if (decisions.size() != read.order().size()) {
      throw new IllegalArgumentException(
          "The survey of %s did not keep what it read.".formatted(read.repository().repository()));
    }
    return new Survey(
        read.repository(),
        read.contents(),
        read.pending().or(() -> Optional.of(Map.of())),
        read.brake(),
        read.order(),
        decisions,
        read.taskDefinitions(),
        read.stale(),
        read.portions());
  }

  /** Decides on a portion for the time at which it was decided on when it was read. */
  private Function<Assessment, List<ImageDecision>> at(Survey read) {
    Map<Digest, Instant> times =
        read.decided().stream().collect(toMap(ImageDecision::digest, ImageDecision::decidedAt));
    return portion -> portion.decide(table, sources, time(portion, times));
  }

  private static Instant time(Assessment portion, Map<Digest, Instant> times) {
    return times.getOrDefault(portion.check().images().get(0), portion.check().due());
  }

  private List<PlannedImage> forecast(Survey decided) {
    return Forecast.of(decided, table, minimumAge, nextSweep);
  }

  /** What only stale revisions hold, if the policy lets that go. */
  private Optional<StaleForecast> stale(Survey decided) {
    return decided.portions().stream()
        .findFirst()
        .filter(portion -> policy.stale() == StaleMode.ARCHIVE)
        .flatMap(
            portion ->
                decided
                    .staleRules()
                    .map(rules -> new StaleForecast(decided, rules, portion.check().due())));
  }

  private List<PlannedImage> withArchived(
      List<PlannedImage> images, StaleForecast stale, Survey decided) {
    StaleRules rules = decided.staleRules().orElseThrow();
    Map<Digest, StaleHeld.Held> held =
        stale.held(images, at(decided), this::forecast).images().stream()
            .collect(toMap(StaleHeld.Held::image, one -> one));
    Action most =
        OwnerPolicy.of(decided.contents().tags(), policy)
            .orElse(policy.defaults())
            .action()
            .least(Action.ARCHIVE);
    return images.stream()
        .map(
            one ->
                Optional.ofNullable(held.get(one.image().digest()))
                    .map(found -> archived(one, found, rules, most))
                    .orElse(one))
        .toList();
  }

  private PlannedImage archived(
      PlannedImage image, StaleHeld.Held held, StaleRules rules, Action most) {
    String reason =
        new StaleNote(rules, policy.stale()).verdict(held.by(), held.earliest()).reason();
    return new PlannedImage(
        image.image(),
        new Verdict(Verdict.Kind.REMOVABLE, reason, held.earliest()),
        new Decision.Remove(reason, most),
        held.goesAfter(),
        image.evidence());
  }
}
