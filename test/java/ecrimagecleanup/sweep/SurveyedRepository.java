package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;

import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An opted-in repository whose images nobody uses, but for what a test says. */
public final class SurveyedRepository {
  public static final Instant NOW = Instant.parse("2026-03-02T03:00:20Z");
  public static final Instant NEXT_SWEEP = Instant.parse("2026-03-03T03:00:00Z");
  static final Duration GRACE = Duration.ofHours(24);
  static final Duration ROLLOUT = Duration.ofHours(1);
  public static final Duration MINIMUM_AGE = Duration.ofDays(14);
  static final int MAXIMUM_REMOVALS = 100;

  public static final EvidenceSources SOURCES = new EvidenceSources(EvidenceSources.REQUIRED);
  private static final Evidence UNUSED = new Evidence.Unused("Nobody.");

  private final List<Image> images = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final Set<Digest> used = new HashSet<>();
  private final Set<Digest> unknown = new HashSet<>();
  private final List<String> pending = new ArrayList<>();
  private RepositoryPolicy defaults = defaults(Action.DELETE, NewestRules.of(0));
  private RepositoryTags tags = new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled"));
  private Brake brake = Brake.off();

  private static RepositoryPolicy defaults(Action action, NewestRules keepNewest) {
    return new RepositoryPolicy(GRACE, action, keepNewest, new TagPattern(List.of("release-*")));
  }

  public SurveyedRepository with(Image... more) {
    images.addAll(List.of(more));
    return this;
  }

  public SurveyedRepository with(Manifest... more) {
    manifests.addAll(List.of(more));
    return this;
  }

  /** Task definitions name these by their digests. */
  public SurveyedRepository used(Digest... digests) {
    used.addAll(List.of(digests));
    return this;
  }

  /** Nobody can tell whether these are used. */
  public SurveyedRepository unknown(Digest... digests) {
    unknown.addAll(List.of(digests));
    return this;
  }

  public SurveyedRepository pending(String... names) {
    pending.addAll(List.of(names));
    return this;
  }

  public SurveyedRepository keepNewest(int number) {
    defaults = defaults(defaults.action(), NewestRules.of(number));
    return this;
  }

  public SurveyedRepository action(Action action) {
    defaults = defaults(action, defaults.keepNewest());
    return this;
  }

  public SurveyedRepository tag(String key, String value) {
    tags = tags.with(key, value);
    return this;
  }

  SurveyedRepository brake(String reason) {
    brake = Brake.on(reason);
    return this;
  }

  public Policy policy() {
    return new Policy(
        "ecr-image-cleanup",
        "enabled",
        Duration.ofHours(1),
        ROLLOUT,
        Duration.ofDays(2),
        Duration.ofDays(90),
        ArchiveIndex.WITH_ALL_IT_LISTS,
        MutableTags.VERIFY,
        MAXIMUM_REMOVALS,
        StaleMode.KEEP,
        defaults);
  }

  RepositoryContents contents() {
    return RepositoryContents.of(
        tags, images, manifests, new TagMutability("IMMUTABLE", List.of()));
  }

  /** A survey in which nothing is decided yet. */
  Survey begin() {
    return Survey.begin(RepositoryNames.of(REPOSITORY), contents(), brake);
  }

  /** A survey that is complete. */
  Survey survey() {
    Survey survey = begin();
    while (survey.hasNext()) {
      Assessment portion = survey.next(NOW);
      survey = survey.with(decide(portion), portion);
    }
    return survey.withPending(pending);
  }

  /** A survey that is complete, for which every source was asked, and that kept every answer. */
  public Survey kept() {
    RepositoryContents contents = contents();
    Survey survey =
        Survey.of(
            RepositoryReading.begin(RepositoryNames.of(REPOSITORY), tags, true)
                .withImages(images)
                .withManifests(manifests)
                .withMutability(contents.mutability())
                .withBrake(brake)
                .withStale(Optional.of(StaleRules.unmet(3, Duration.ofDays(90), "Unread."))));
    while (survey.hasNext()) {
      Assessment portion = survey.next(NOW);
      for (String source : SOURCES.names()) {
        portion = portion.withAnswer(source, answer(source));
      }
      survey = survey.with(portion.decide(Questions.table(policy()), SOURCES, NOW), portion);
    }
    return survey.withPending(pending);
  }

  /** As the routes do: no source is asked any more once all is decided. */
  List<ImageDecision> decide(Assessment begun) {
    DecisionTable table = Questions.table(policy());
    Assessment assessment = begun;
    List<ImageDecision> decisions = assessment.decide(table, SOURCES, NOW);
    for (String source : SOURCES.names()) {
      if (decisions.stream().anyMatch(ImageDecision::isOpen)) {
        assessment = assessment.withAnswer(source, answer(source));
        decisions = assessment.decide(table, SOURCES, NOW);
      }
    }
    return decisions;
  }

  private SourceAnswer answer(String source) {
    return switch (source) {
      case EvidenceSources.COVERAGE -> image -> Map.of(EvidenceQuestion.COVERAGE, UNUSED);
      case EvidenceSources.TASK_DEFINITIONS ->
          image -> Map.of(EvidenceQuestion.TASK_DEFINITIONS, taskDefinitions(image));
      default ->
          image ->
              Map.of(EvidenceQuestion.CAUSE_STILL_RUNS, UNUSED, EvidenceQuestion.SERVICES, UNUSED);
    };
  }

  private Evidence taskDefinitions(Candidate image) {
    Set<Digest> names = image.names().digests();
    if (names.stream().anyMatch(used::contains)) {
      return new Evidence.Used(Use.by("orders:41"), "The task definition orders:41 names it.");
    }
    return names.stream().anyMatch(unknown::contains)
        ? new Evidence.Unknown("AWS did not reply.")
        : UNUSED;
  }

  public List<PlannedImage> forecast() {
    return Forecast.of(survey(), Questions.table(policy()), MINIMUM_AGE, Optional.of(NEXT_SWEEP));
  }

  PlannedImage forecast(Digest image) {
    return forecast().stream()
        .filter(one -> one.image().digest().equals(image))
        .findFirst()
        .orElseThrow();
  }

  List<ScheduledCheck> nominations() {
    return nominations(NOW);
  }

  /** What a sweep that began at a time nominates. */
  List<ScheduledCheck> nominations(Instant sweep) {
    return new Nominations(policy(), sweep, NOW).of(survey(), forecast());
  }
}
