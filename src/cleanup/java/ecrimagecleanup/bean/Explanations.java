package ecrimagecleanup.bean;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.StaleLook;
import ecrimagecleanup.decision.StaleNote;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.Nominations;
import ecrimagecleanup.sweep.Sweep;
import ecrimagecleanup.sweep.SweepName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;

/** What the routes of {@code explain} ask. Stateless. */
public final class Explanations {
  private final ImageDeletionChecks checks;
  private final Replicas replicas;
  private final Policy policy;
  private final DecisionTable table;
  private final SweepTimes sweeps;
  private final Clock clock;

  public Explanations(
      ImageDeletionChecks checks,
      Replicas replicas,
      Policy policy,
      SweepTimes sweeps,
      Clock clock) {
    this.checks = checks;
    this.replicas = replicas;
    this.policy = policy;
    this.table = Questions.table(policy);
    this.sweeps = sweeps;
    this.clock = clock;
  }

  /** An image that somebody asks about, and the tags of its repository. */
  public record Asked(ImageReference.Ecr reference, RepositoryTags tags) {}

  /**
   * With the tags of its repository.
   *
   * @throws NoSuchImageException if there is no such repository
   */
  public Asked repositoryTags(ImageReference.Ecr reference, RepositoryTags tags) {
    if (!tags.exists()) {
      throw NoSuchImageException.withoutRepository(reference.repository());
    }
    return new Asked(reference, tags);
  }

  /**
   * What is known of the image, for the check that it would have if it were due now, and nobody had
   * been seen to use it.
   *
   * @throws NoSuchImageException if there is none
   */
  public Assessment found(Asked asked, Optional<Image> image) {
    Image found = image.orElseThrow(() -> NoSuchImageException.of(asked.reference()));
    ImageDeletionCheck check =
        ImageDeletionCheck.presumingNothing(
            asked.reference().repository(), List.of(found.digest()), clock.instant());
    return Assessment.begin(check, replicas.of(check.repository()))
        .askingAll()
        .withRegistry(RegistryView.of(asked.tags(), List.of(found)));
  }

  /** What the names of the checks of sweeps begin with that may name the image. */
  public String sweepPrefix(@Body Assessment assessment) {
    return SweepName.prefix(assessment.check().repository());
  }

  /** Why the image stays or goes, and which checks of sweeps may name it. */
  public Explanation explain(Assessment assessment, List<String> names) {
    ImageDecision decided = checks.decide(assessment).get(0);
    ImageDecision settled =
        decided.with(table.foretell(decided, decided.findings().pending().orElse(List.of())));
    char bucket = SweepName.bucket(decided.digest());
    List<String> nominations = names.stream().filter(name -> SweepName.isOf(name, bucket)).toList();
    Verdict verdict = table.verdict(settled, sweeps.after(clock.instant()));
    return new Explanation(
        settled,
        assessment
            .stale()
            .filter(rules -> verdict.kind() == Verdict.Kind.IN_USE)
            .map(rules -> withStale(verdict, assessment, rules, nominations))
            .orElse(verdict),
        table.explain(settled),
        nominations);
  }

  /** What stale revisions have to do with it that an image is in use. */
  private Verdict withStale(
      Verdict verdict, Assessment assessment, StaleRules rules, List<String> nominations) {
    StaleLook look = new StaleLook(List.of(assessment));
    StaleRevisions.Sorted sorted = look.sort(rules, clock.instant());
    StaleNote note = new StaleNote(rules, policy.stale());
    ImageDecision decided = checks.decide(assessment.without(sorted.stale())).get(0);
    ImageDecision otherwise = decided.with(table.foretell(decided, List.of()));
    Set<TaskDefinitionArn> by = look.naming(otherwise.digest());
    if (!otherwise.removes() || by.isEmpty()) {
      return note.unless(verdict, sorted.missing());
    }
    return nominations.stream()
        .filter(SweepName::isOfStale)
        .findFirst()
        .map(name -> note.nominated(by, name, latest(name, otherwise)))
        .orElseGet(
            () -> note.verdict(by, table.verdict(otherwise, sweeps.after(clock.instant())).when()));
  }

  /** A sweep ends on the day after its own at the latest. */
  private Instant latest(String nomination, ImageDecision image) {
    return SweepName.dayAfter(nomination)
        .plus(Sweep.SPREAD)
        .plus(Nominations.SPREAD)
        .plus(policy.rollout())
        .plus(table.grace(image))
        .plus(Policy.SKEW);
  }
}
