package ecrimagecleanup.route;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.AggregatorQueries;
import ecrimagecleanup.check.AggregatorQuery;
import ecrimagecleanup.check.AggregatorSource;
import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.Canary;
import ecrimagecleanup.check.Candidate;
import ecrimagecleanup.check.Coverage;
import ecrimagecleanup.check.CoverageRules;
import ecrimagecleanup.check.EvidenceSources;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ListedTaskDefinitions;
import ecrimagecleanup.check.OtherTypesAnswer;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.PullTimes;
import ecrimagecleanup.check.ReferencesInUse;
import ecrimagecleanup.check.ServicesAnswer;
import ecrimagecleanup.check.SourceAnswer;
import ecrimagecleanup.check.TaskDefinitionsAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** What the routes of {@code evidence} and of its sources ask. Stateless. */
public final class EvidenceGathering {
  private final EvidenceSources sources;
  private final AggregatorQueries queries;
  private final CoverageRules coverage;
  private final Registries registries;
  private final Policy policy;
  private final Clock clock;

  public EvidenceGathering(
      EvidenceSources sources,
      AggregatorQueries queries,
      CoverageRules coverage,
      Registries registries,
      Policy policy,
      Clock clock) {
    this.sources = sources;
    this.queries = queries;
    this.coverage = coverage;
    this.registries = registries;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Whether a source is left to be asked.
   *
   * @param askAll whether all are asked, for somebody who wants to know why; otherwise no more once
   *     each image is decided
   */
  public boolean hasNext(
      @Variable("assessment") Assessment assessment,
      @Variable("decisions") List<ImageDecision> decisions,
      @Variable("askAll") @Nullable Boolean askAll) {
    return sources.after(assessment.answers().keySet()).isPresent()
        && (Boolean.TRUE.equals(askAll) || decisions.stream().anyMatch(ImageDecision::isOpen));
  }

  /** The source to ask next. */
  public String next(@Variable("assessment") Assessment assessment) {
    return sources.after(assessment.answers().keySet()).orElseThrow();
  }

  /** What sources are asked about. */
  public List<Candidate> candidates(@Variable("assessment") Assessment assessment) {
    return assessment.candidates();
  }

  /**
   * What the route of a source left in the body: an answer, or a text with a reference that is in
   * use on each line. Anything else is no answer.
   */
  public SourceAnswer answer(@Variable("source") String source, @Body @Nullable Object body) {
    if (body instanceof SourceAnswer answer) {
      return answer;
    }
    if (body instanceof String text) {
      return ReferencesInUse.ofLines(source, text);
    }
    return EvidenceSources.unknown(
        source, "The source %s gave no answer that can be read.".formatted(source));
  }

  /** The answer of a source that failed, whose route is missing, or which took too long. */
  public SourceAnswer failed(@Variable("source") String source) {
    return EvidenceSources.unknown(
        source, "The source %s could not be asked; the log says why.".formatted(source));
  }

  /** Adds an answer. */
  public Assessment add(
      @Variable("assessment") Assessment assessment,
      @Variable("source") String source,
      @Variable("answer") SourceAnswer answer) {
    return assessment.withAnswer(source, answer);
  }

  /** The query for the canaries. */
  public AggregatorQuery canariesQuery(String family) {
    return queries.canaries(family);
  }

  /** The query for how much is in use; no expression if nobody wants to know. */
  public AggregatorQuery inUseQuery() {
    return coverage.minimumInUse() == 0
        ? AggregatorQuery.ofNothing()
        : queries.inUse(registries.all());
  }

  /** Whether the aggregator can see. */
  public Coverage coverage(
      @Variable("aggregatorSources") List<AggregatorSource> aggregatorSources,
      @Variable("canaries") List<JsonNode> canaries,
      @Variable("inUse") List<JsonNode> inUse) {
    return Coverage.of(
        coverage,
        aggregatorSources,
        canaries.stream().flatMap(row -> Canary.parse(row).stream()).toList(),
        inUse.stream().mapToLong(row -> row.path("COUNT(*)").asLong()).sum(),
        clock.instant());
  }

  /** The query for the task definitions that name images of the repository. */
  public AggregatorQuery taskDefinitionsQuery(@Variable("assessment") Assessment assessment) {
    return queries.taskDefinitionsNaming(assessment.repository());
  }

  /** The task definitions that the aggregator shows. */
  public ListedTaskDefinitions listedTaskDefinitions(
      @Variable("assessment") Assessment assessment, @Body List<JsonNode> rows) {
    return ListedTaskDefinitions.read(assessment.repository(), rows);
  }

  /** What they say of the images. */
  public TaskDefinitionsAnswer taskDefinitions(
      @Variable("assessment") Assessment assessment,
      @Variable("taskDefinitions") ListedTaskDefinitions taskDefinitions) {
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

  /** The query for the services that could still run one of the images. */
  public AggregatorQuery servicesQuery(
      @Variable("assessment") Assessment assessment,
      @Variable("taskDefinitions") ListedTaskDefinitions taskDefinitions) {
    return queries.servicesOfFamilies(taskDefinitions.outOfUse(assessment.candidates()));
  }

  /** What the services say of the images. */
  public ServicesAnswer services(
      @Variable("taskDefinitions") ListedTaskDefinitions taskDefinitions,
      @Body List<JsonNode> rows) {
    return ServicesAnswer.read(taskDefinitions, rows);
  }

  /** The query for resources of other types. */
  public AggregatorQuery otherTypesQuery(@Variable("assessment") Assessment assessment) {
    return queries.othersNaming(assessment.repository());
  }

  /** What they say of the images. */
  public ReferencesInUse otherTypes(@Body List<JsonNode> rows) {
    return OtherTypesAnswer.read(rows);
  }

  /** When the images were pulled, as the registry said before. */
  public PullTimes pullTimes() {
    return new PullTimes();
  }
}
