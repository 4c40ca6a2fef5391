package ecrimagecleanup.route;

import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.DecisionRecord;
import ecrimagecleanup.check.DecisionTable;
import ecrimagecleanup.check.EvidenceSources;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.RegistryView;
import ecrimagecleanup.check.RemovalCap;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.check.question.PartOfAnotherQuestion;
import ecrimagecleanup.check.question.Questions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes of {@code image-deletion-check} ask. Stateless. */
public final class ImageDeletionChecks {
  private final Registries registries;
  private final Replicas replicas;
  private final EvidenceSources sources;
  private final DecisionTable table;
  private final RemovalCap cap;
  private final String instance;
  private final Clock clock;

  /**
   * @param instance what the records of decisions name as the one who decided
   */
  public ImageDeletionChecks(
      Registries registries,
      Replicas replicas,
      EvidenceSources sources,
      Policy policy,
      String instance,
      Clock clock) {
    this.registries = registries;
    this.replicas = replicas;
    this.sources = sources;
    this.table = Questions.table(policy);
    this.cap = new RemovalCap(policy, table);
    this.instance = instance;
    this.clock = clock;
  }

  /** Reads the body of a message of the checks queue. */
  public ImageDeletionCheck read(@Body String body) {
    ImageDeletionCheck check = ImageDeletionCheckJson.read(body);
    registries.require(check.repository().registry());
    return check;
  }

  /** What the registry says, as the beginning of an assessment. */
  public Assessment begin(
      @Variable("check") ImageDeletionCheck check,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("images") List<Image> images) {
    return Assessment.begin(
        check, replicas.of(check.repository()), RegistryView.of(repositoryTags, images));
  }

  /** What the names of pending checks begin with: those of the image, or of the repository. */
  public String pendingPrefix(@Variable("check") ImageDeletionCheck check) {
    return check.images().size() == 1
        ? ScheduleName.prefix(check.repository(), check.images().get(0))
        : ScheduleName.prefix(check.repository());
  }

  /** Adds the names of pending checks. */
  public Assessment addPending(
      @Variable("assessment") Assessment assessment, @Variable("pending") List<String> pending) {
    return assessment.withPending(pending);
  }

  /** The decisions on what is known. */
  public List<ImageDecision> decide(@Variable("assessment") Assessment assessment) {
    return assessment.decide(table, sources, clock.instant());
  }

  /** Whether something has to be found out before all is decided. */
  public boolean isOpen(@Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream().anyMatch(ImageDecision::isOpen);
  }

  /**
   * The decisions that are carried out: what is still open is unknown, and of removals one message
   * gets only so many.
   */
  public List<ImageDecision> settle(@Variable("decisions") List<ImageDecision> decisions) {
    return cap.apply(decisions.stream().map(d -> d.with(table.settle(d))).toList());
  }

  /** The record of a decision. */
  public String decisionRecord(@Body ImageDecision decision) {
    return DecisionRecord.ofDecision(decision, instance);
  }

  /** The schedule of the check that follows a postponed one. */
  public ScheduledCheck next(@Body ImageDecision decision) {
    return decision.next(clock.instant());
  }

  /** The checks of the indexes that alone keep an image of the check. */
  public List<ScheduledCheck> parentChecks(
      @Variable("assessment") Assessment assessment,
      @Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(decision -> PartOfAnotherQuestion.staysUnused(decision.decision()))
        .flatMap(
            child ->
                child.findings().relatives().stream()
                    .flatMap(relatives -> relatives.parents().stream())
                    .map(
                        parent ->
                            assessment
                                .check()
                                .ofParent(child.digest(), parent, table.grace(child))))
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }
}
