package ecrimagecleanup.bean;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.ReferencesInUse;
import ecrimagecleanup.evidence.config.ActiveRevisions;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorReading;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.Canaries;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.evidence.config.CoverageReading;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.evidence.config.EndedTaskDefinitions;
import ecrimagecleanup.evidence.config.InUse;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.config.OtherTypesAnswer;
import ecrimagecleanup.evidence.config.ServicesAnswer;
import ecrimagecleanup.evidence.config.ServicesOfFamilies;
import ecrimagecleanup.evidence.config.TaskDefinitionsAnswer;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes ask AWS Config, and what they make of its answers. Stateless. */
public final class AggregatorEvidence {
  private static final String ASSESSMENT = "assessment";

  /** The services of about as many families fit into one query. */
  private static final int MOST_FAMILIES = 20;

  /**
   * Of more tags and digests than these what names any image of the repository is asked for: a name
   * takes a condition for each host name, and some twenty conditions a call.
   */
  private static final int MOST_NAMES = 40;

  private final EvidenceSources sources;
  private final AggregatorQueries queries;
  private final CoverageRules coverage;
  private final CurrentWorkloads workloads;
  private final Registries registries;
  private final Replicas replicas;
  private final Policy policy;
  private final Clock clock;

  public AggregatorEvidence(
      EvidenceSources sources,
      AggregatorQueries queries,
      CoverageRules coverage,
      CurrentWorkloads workloads,
      Registries registries,
      Replicas replicas,
      Policy policy,
      Clock clock) {
    this.sources = sources;
    this.queries = queries;
    this.coverage = coverage;
    this.workloads = workloads;
    this.registries = registries;
    this.replicas = replicas;
    this.policy = policy;
    this.clock = clock;
  }

  /** What the aggregator shows of itself, before anything else is known of it. */
  public CoverageReading sources(@Body List<AggregatorSource> read) {
    return new CoverageReading(workloads.get(), workloads.ignored(), read, Canaries.NONE);
  }

  /** The query for the canaries. */
  public AggregatorQuery canariesQuery() {
    return queries.canaries(coverage, clock.instant());
  }

  /** Where canaries are seen, which adds workloads. */
  public CoverageReading canaries(CoverageReading known, List<JsonNode> rows) {
    Canaries seen = Canaries.read(rows, coverage.canary());
    return known.with(seen, workloads.withCanaries(seen.places()));
  }

  /** The query for how much is in use, and where, by the names of replicas, too. */
  public AggregatorQuery inUseQuery() {
    return queries.inUse(
        Stream.concat(registries.all().stream(), replicas.sources().keySet().stream())
            .distinct()
            .toList());
  }

  /** Whether the aggregator can see, by how much is in use and all the rest. */
  public Coverage coverage(CoverageReading known, List<JsonNode> inUse) {
    return Coverage.of(coverage, known, InUse.read(inUse), clock.instant());
  }

  /** The query for the task definitions that name images of the repository, and its answer. */
  public AggregatorReading<ListedTaskDefinitions> taskDefinitionsReading(
      @Variable(ASSESSMENT) Assessment assessment) {
    return new AggregatorReading<>(
        queries.taskDefinitionsNaming(assessment.repository()),
        ListedTaskDefinitions.reader(assessment.repository()));
  }

  /**
   * Whether it is enough to know which task definitions that are ACTIVE, or ended within the grace
   * period, name images of the repository, and of those that ended before the ones that name an
   * image of the check: ECS itself is asked what runs, and the names are few.
   */
  public boolean asksForEndedByName(@Variable(ASSESSMENT) Assessment assessment) {
    return sources.askEcs()
        && assessment.candidates().stream()
                .map(Candidate::names)
                .mapToInt(names -> names.tags().size() + names.digests().size())
                .sum()
            <= MOST_NAMES;
  }

  /**
   * The query for the task definitions that name images of the repository, and are ACTIVE or can
   * have ended within its grace period.
   */
  public AggregatorReading<ListedTaskDefinitions> activeTaskDefinitionsReading(
      @Variable(ASSESSMENT) Assessment assessment) {
    Duration grace =
        OwnerPolicy.of(assessment.registry().tags(), policy).orElse(policy.defaults()).grace();
    Instant now = clock.instant();
    return new AggregatorReading<>(
        queries.activeNaming(
            assessment.repository(), now.minus(grace).minus(policy.rollout()), now),
        ListedTaskDefinitions.activeReader(assessment.repository()));
  }

  /** The query for those that ended, as far as the images of the check need them. */
  public AggregatorReading<ListedTaskDefinitions> endedTaskDefinitionsReading(
      @Variable(ASSESSMENT) Assessment assessment, @Body ListedTaskDefinitions listed) {
    EndedTaskDefinitions missing =
        listed.endedToAskFor(assessment.candidates(), assessment.askAll());
    return new AggregatorReading<>(
        queries.taskDefinitionsNaming(assessment.repository(), missing),
        listed.endedReader(assessment.repository(), missing));
  }

  /** The revisions of which ECS itself has to say whether they are ACTIVE. */
  public List<List<TaskDefinitionArn>> revisionsInDoubt(
      @Variable(ASSESSMENT) Assessment assessment, @Body ListedTaskDefinitions listed) {
    return listed.inDoubt(assessment.candidates());
  }

  /** With what ECS itself says of them. */
  public ListedTaskDefinitions described(
      ListedTaskDefinitions listed, DescribedRevisions described) {
    return listed.with(described);
  }

  /** The query for all task definitions that are ACTIVE, and its answer. */
  public AggregatorReading<KnownRevisions> activeRevisionsReading() {
    return new AggregatorReading<>(queries.activeRevisions(), ActiveRevisions.reader());
  }

  /** Whether they were read already, by another source or for other images of the repository. */
  public boolean knowsTaskDefinitions(@Variable(ASSESSMENT) Assessment assessment) {
    return assessment.taskDefinitions().isPresent();
  }

  /** The task definitions that were read already. */
  public ListedTaskDefinitions knownTaskDefinitions(@Variable(ASSESSMENT) Assessment assessment) {
    return assessment.taskDefinitions().orElseThrow();
  }

  /** What the task definitions say of the images. */
  public TaskDefinitionsAnswer taskDefinitions(
      @Variable(ASSESSMENT) Assessment assessment, @Body ListedTaskDefinitions taskDefinitions) {
    Optional<Coverage> known =
        assessment
            .answer(EvidenceSources.COVERAGE)
            .filter(Coverage.class::isInstance)
            .map(Coverage.class::cast);
    return new TaskDefinitionsAnswer(
        taskDefinitions,
        assessment.check().presumedUnusedSince(),
        assessment.check().happenedBefore(policy.minimumGrace()),
        assessment.check().lastLook(),
        known);
  }

  /** What services say before any was asked for. */
  public ServicesAnswer services(@Body ListedTaskDefinitions taskDefinitions) {
    return new ServicesAnswer(taskDefinitions);
  }

  /**
   * Whether the check may use what is known of the services of its repository for some minutes. One
   * of stale revisions may not: those are ACTIVE, and a service can begin to run them at any time.
   * Nor may one for which AWS Config alone tells.
   */
  public boolean sharesServices(
      @Variable(ASSESSMENT) Assessment assessment, @Body ServicesAnswer services) {
    return sources.askEcs()
        && !assessment.check().cause().isOfStale()
        && !families(assessment, services).isEmpty();
  }

  /**
   * The query for the services of all families that name images of the repository, and its answer;
   * for none if they are many, as of a sidecar.
   */
  public AggregatorReading<ServicesOfFamilies> sharedServicesReading(
      @Body ServicesAnswer services) {
    List<TaskDefinitionArn> all = services.taskDefinitions().families();
    List<TaskDefinitionArn> families = all.size() > MOST_FAMILIES ? List.of() : all;
    return new AggregatorReading<>(
        queries.servicesOfFamilies(families), ServicesOfFamilies.reader(families));
  }

  /** With what is known of the services of the repository. */
  public ServicesAnswer sharedServices(ServicesAnswer services, ServicesOfFamilies shared) {
    return services.with(shared);
  }

  /** The query for the other services that could still run one of the images, and its answer. */
  public AggregatorReading<ServicesAnswer> servicesReading(
      @Variable(ASSESSMENT) Assessment assessment, @Body ServicesAnswer services) {
    List<TaskDefinitionArn> missing = services.known().missing(families(assessment, services));
    return new AggregatorReading<>(
        queries.servicesOfFamilies(missing), services.moreReader(missing));
  }

  private static List<TaskDefinitionArn> families(Assessment assessment, ServicesAnswer services) {
    return assessment.isAboutNamedImages()
        ? ListedTaskDefinitions.familiesLeftBy(assessment.candidates())
        : services.taskDefinitions().familiesOutOfUse(assessment.candidates());
  }

  /** The query for resources of other types. */
  public AggregatorQuery otherTypesQuery(@Variable(ASSESSMENT) Assessment assessment) {
    return queries.othersNaming(assessment.repository());
  }

  /** What the resources of other types say of the images. */
  public ReferencesInUse otherTypes(@Body List<JsonNode> rows) {
    return OtherTypesAnswer.read(rows);
  }
}
