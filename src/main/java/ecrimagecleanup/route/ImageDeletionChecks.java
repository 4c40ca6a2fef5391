package ecrimagecleanup.route;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Action;
import ecrimagecleanup.check.AggregatorQueries;
import ecrimagecleanup.check.AggregatorQuery;
import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.DecisionRecord;
import ecrimagecleanup.check.DecisionTable;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.Row;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.check.Usage;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes of {@code image-deletion-check} ask. Stateless. */
public final class ImageDeletionChecks {
  private final Registries registries;
  private final AggregatorQueries queries;
  private final Policy policy;
  private final DecisionTable table;
  private final Clock clock;

  public ImageDeletionChecks(
      Registries registries, AggregatorQueries queries, Policy policy, Clock clock) {
    this.registries = registries;
    this.queries = queries;
    this.policy = policy;
    this.table = new DecisionTable(policy);
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
    return Assessment.ofRegistry(check, repositoryTags, images);
  }

  /** The decisions on what is known. */
  public List<ImageDecision> decide(@Variable("assessment") Assessment assessment) {
    return assessment.decide(table, clock.instant());
  }

  /** Whether it must be known who uses the images. */
  public boolean isOpen(@Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream().anyMatch(d -> !DecisionTable.isSettledByRegistry(d.decision()));
  }

  /** Whether indexes are left whose manifests are not known. */
  public boolean hasUnreadIndexes(@Variable("assessment") Assessment assessment) {
    return !assessment.unreadIndexes().isEmpty();
  }

  /** The indexes whose manifests are not known. */
  public List<Digest> unreadIndexes(@Variable("assessment") Assessment assessment) {
    return assessment.unreadIndexes();
  }

  /** Adds their manifests. */
  public Assessment addManifests(
      @Variable("assessment") Assessment assessment,
      @Variable("manifests") List<Manifest> manifests) {
    return assessment.withManifests(manifests);
  }

  /** The images that the indexes list. */
  public List<Digest> listedDigests(@Variable("assessment") Assessment assessment) {
    return assessment.listedDigests();
  }

  /** Adds the images that indexes list. */
  public Assessment addListed(
      @Variable("assessment") Assessment assessment, @Variable("listed") List<Image> listed) {
    return assessment.withListed(listed);
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

  /** The query for the task definitions that name images of the repository. */
  public AggregatorQuery taskDefinitionsQuery(@Variable("check") ImageDeletionCheck check) {
    return queries.taskDefinitionsNaming(check.repository());
  }

  /** The query for the services that could still run one of the images. */
  public AggregatorQuery servicesQuery(
      @Variable("assessment") Assessment assessment,
      @Variable("taskDefinitions") List<JsonNode> taskDefinitions) {
    return queries.servicesOfFamilies(
        Usage.outOfUse(assessment.check(), taskDefinitions, assessment.names()));
  }

  /** Adds what the aggregator shows. */
  public Assessment addUsage(
      @Variable("assessment") Assessment assessment,
      @Variable("taskDefinitions") List<JsonNode> taskDefinitions,
      @Variable("services") List<JsonNode> services) {
    return assessment.withUsage(Usage.read(assessment.check(), taskDefinitions, services));
  }

  /** The record of a decision. */
  public String decisionRecord(@Body ImageDecision decision) {
    return DecisionRecord.ofDecision(decision, policy.action());
  }

  /** The schedule of the check that follows a postponed one. */
  public ScheduledCheck next(@Body ImageDecision decision) {
    return decision.next(clock.instant());
  }

  /** The images that can go. */
  public List<Digest> removals(@Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream().filter(ImageDecision::removes).map(ImageDecision::digest).toList();
  }

  /** The checks of the images that indexes list which are to be removed. */
  public List<ScheduledCheck> childChecks(
      @Variable("assessment") Assessment assessment,
      @Variable("decisions") List<ImageDecision> decisions) {
    return removals(decisions).stream()
        .flatMap(
            index ->
                assessment.children(index).stream()
                    .map(child -> assessment.check().ofChild(index, child, policy.grace())))
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }

  /**
   * Whether it must be known which indexes list the images that can go. ECR itself refuses to
   * delete an image that an index lists, but not to archive it; and a decision that would be
   * refused is not worth reporting. Images that have a tag of their own are rarely part of an
   * index: for them the refusal is enough.
   */
  public boolean mustKnowParents(@Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(ImageDecision::removes)
        .flatMap(decision -> decision.image().stream())
        .anyMatch(image -> policy.action() != Action.DELETE || image.tags().isEmpty());
  }

  /** Whether ECR refused to delete an image because an index lists it. */
  public boolean wasListed(@Variable("outcomes") List<Removal> outcomes) {
    return outcomes.stream()
        .anyMatch(o -> o instanceof Removal.Refused r && r.code().equals(Removal.LISTED_BY_INDEX));
  }

  /** The checks of the indexes that alone keep an image of the check. */
  public List<ScheduledCheck> parentChecks(
      @Variable("assessment") Assessment assessment,
      @Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream()
        .filter(decision -> decision.decision().row() == Row.PROTECTED)
        .flatMap(
            child ->
                child.findings().parents().stream()
                    .map(
                        parent ->
                            assessment.check().ofParent(child.digest(), parent, policy.grace())))
        .map(check -> ScheduledCheck.of(check, clock.instant()))
        .toList();
  }

  /** The indexes among all images of a repository. */
  public List<Digest> indexes(@Variable("repositoryImages") List<Image> images) {
    return images.stream().filter(i -> i.isIndex() && !i.archived()).map(Image::digest).toList();
  }

  /** Adds the manifests of all indexes of the repository. */
  public Assessment addParents(
      @Variable("assessment") Assessment assessment, @Variable("parents") List<Manifest> parents) {
    return assessment.withParents(parents);
  }

  /** What was read again right before acting. */
  public Assessment lookAgain(
      @Variable("assessment") Assessment assessment,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("pending") List<String> pending) {
    return assessment.withRepositoryTags(repositoryTags).withPending(pending);
  }

  /** The decisions that are no longer to remove, though they were. */
  public List<ImageDecision> withdrawn(
      @Variable("removals") List<Digest> removals,
      @Variable("decisions") List<ImageDecision> decisions) {
    return decisions.stream().filter(d -> removals.contains(d.digest()) && !d.removes()).toList();
  }

  /**
   * The images that could go before and still can. Never another one: its intent is not recorded,
   * and the checks of what it lists are not scheduled.
   */
  public List<Digest> stillRemovable(
      @Variable("removals") List<Digest> removals,
      @Variable("decisions") List<ImageDecision> decisions) {
    return removals(decisions).stream().filter(removals::contains).toList();
  }

  /** The records of what became of removals. */
  public List<String> outcomeRecords(
      @Variable("decisions") List<ImageDecision> decisions,
      @Variable("outcomes") List<Removal> outcomes) {
    return decisions.stream()
        .flatMap(
            decision ->
                outcomes.stream()
                    .filter(outcome -> outcome.digest().equals(decision.digest()))
                    .map(outcome -> DecisionRecord.ofOutcome(decision, outcome, clock.instant())))
        .toList();
  }

  /**
   * Lets the message fail if an image was not removed for a reason that may pass, so that it comes
   * again; what was removed is gone by then.
   *
   * @throws IllegalStateException if there is such an image
   */
  public void requireFinal(
      @Variable("check") ImageDeletionCheck check, @Variable("outcomes") List<Removal> outcomes) {
    for (Removal outcome : outcomes) {
      if (outcome instanceof Removal.Refused refused && !refused.isFinal()) {
        throw new IllegalStateException(
            "ECR did not remove %s@%s: %s: %s"
                .formatted(check.repository(), refused.digest(), refused.code(), refused.reason()));
      }
    }
  }
}
