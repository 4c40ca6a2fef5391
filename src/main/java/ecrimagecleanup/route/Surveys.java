package ecrimagecleanup.route;

import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.Brake;
import ecrimagecleanup.check.DecisionTable;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.question.Questions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.sweep.Forecast;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryContents;
import ecrimagecleanup.sweep.Survey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** What the routes of {@code repository-survey} ask. Stateless. */
public final class Surveys {
  private static final String REPOSITORY = "CamelEcrRepository";

  private final Replicas replicas;
  private final DecisionTable table;
  private final Duration minimumAge;
  private final Clock clock;

  public Surveys(Replicas replicas, Policy policy, Duration minimumAge, Clock clock) {
    this.replicas = replicas;
    this.table = Questions.table(policy);
    this.minimumAge = minimumAge;
    this.clock = clock;
  }

  /** What the names of all pending checks of the repository begin with. */
  public String pendingPrefix(@Header(REPOSITORY) Repository repository) {
    return ScheduleName.prefix(repository);
  }

  /** A survey in which nothing is decided yet. */
  public Survey begin(
      @Header(REPOSITORY) Repository repository,
      @Variable("repositoryTags") RepositoryTags tags,
      @Variable("repositoryImages") List<Image> images,
      @Variable("indexManifests") List<Manifest> manifests,
      @Variable("mutabilities") Map<Repository, TagMutability> mutabilities,
      @Variable("pending") List<String> pending,
      @Variable("brake") Brake brake) {
    return Survey.begin(
        replicas.of(repository),
        RepositoryContents.of(
            tags, images, manifests, ImageRegistry.mutability(mutabilities, repository)),
        pending,
        brake);
  }

  /** Whether images are left to be decided on. */
  public boolean hasNext(@Variable("survey") Survey survey) {
    return survey.hasNext();
  }

  /** What is known of the next of them. */
  public Assessment next(@Variable("survey") Survey survey) {
    return survey.next(clock.instant());
  }

  /** The check that they would have. */
  public ImageDeletionCheck check(@Variable("assessment") Assessment assessment) {
    return assessment.check();
  }

  /** With what was decided on them. */
  public Survey add(
      @Variable("survey") Survey survey, @Variable("decisions") List<ImageDecision> decisions) {
    return survey.with(decisions);
  }

  /** What becomes of all images. */
  public List<PlannedImage> forecast(@Variable("survey") Survey survey) {
    return Forecast.of(survey, table, minimumAge);
  }
}
