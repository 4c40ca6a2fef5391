package ecrimagecleanup.route;

import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.Brake;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.DecisionTable;
import ecrimagecleanup.check.Explanation;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.question.Questions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.SweepName;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Variable;

/** What the routes of {@code explain} ask. Stateless. */
public final class Explanations {
  private final DecisionTable table;
  private final Clock clock;

  public Explanations(Policy policy, Clock clock) {
    this.table = Questions.table(policy);
    this.clock = clock;
  }

  /**
   * The check that the image would have if it were due now, and nobody had been seen to use it.
   *
   * @throws IllegalArgumentException if there is no such repository or image
   */
  public ImageDeletionCheck check(
      @Variable("reference") ImageReference.Ecr reference,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("image") Optional<Image> image) {
    if (!repositoryTags.exists()) {
      throw new IllegalArgumentException(
          "There is no repository %s.".formatted(reference.repository()));
    }
    Image found =
        image.orElseThrow(
            () -> new IllegalArgumentException("There is no image %s.".formatted(reference)));
    return new ImageDeletionCheck(
        reference.repository(),
        List.of(found.digest()),
        new Cause.Swept(),
        ImageDeletionCheck.NO_KNOWN_TIME,
        LastLook.CLEAR,
        clock.instant().truncatedTo(ChronoUnit.MINUTES));
  }

  /** The image of the check. */
  public List<Image> images(@Variable("image") Optional<Image> image) {
    return image.stream().toList();
  }

  /** With what the brake says. */
  public Assessment withBrake(
      @Variable("assessment") Assessment assessment, @Variable("brake") Brake brake) {
    return assessment.withBrake(brake);
  }

  /** What the names of the checks of sweeps begin with that may name the image. */
  public String sweepPrefix(@Variable("check") ImageDeletionCheck check) {
    return SweepName.prefix(check.repository());
  }

  /** Why the image stays or goes. */
  public Explanation explain(
      @Variable("decisions") List<ImageDecision> decisions,
      @Variable("pending") List<String> sweeps) {
    ImageDecision decided = decisions.get(0);
    ImageDecision settled = decided.with(table.settleAlone(decided));
    char bucket = SweepName.bucket(decided.digest());
    return new Explanation(
        settled,
        table.explain(settled),
        sweeps.stream().filter(name -> SweepName.isOf(name, bucket)).toList());
  }
}
