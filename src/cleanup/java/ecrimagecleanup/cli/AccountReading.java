package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.doctor.Permission;
import ecrimagecleanup.doctor.PermissionQuestion;
import ecrimagecleanup.doctor.Queue;
import ecrimagecleanup.doctor.Reading;
import ecrimagecleanup.doctor.Role;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.Registrations;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.gateway.CacheRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What examinations read, by one endpoint each.
 *
 * @param gateway calls the endpoints
 * @param queries what the aggregator is asked
 * @param registries whose images task definitions have to name to be counted
 * @param rules what canaries have to show
 * @param clock the clock
 * @param canaryRows the canaries, which several examinations look at
 */
record AccountReading(
    Gateway gateway,
    AggregatorQueries queries,
    List<Registry> registries,
    CoverageRules rules,
    Clock clock,
    Once<List<JsonNode>> canaryRows)
    implements Reading {
  AccountReading {
    registries = List.copyOf(registries);
  }

  AccountReading(
      Gateway gateway,
      AggregatorQueries queries,
      List<Registry> registries,
      CoverageRules rules,
      Clock clock) {
    this(gateway, queries, registries, rules, clock, new Once<>());
  }

  @Override
  public Caller caller() {
    return gateway.ask(Endpoint.DESCRIBE_CALLER, "", Caller.class);
  }

  @Override
  public Optional<Role> role(String arn) {
    return gateway.find(Endpoint.DESCRIBE_ROLE, arn, Map.of(), Role.class);
  }

  @Override
  public List<Permission> refused(PermissionQuestion question) {
    return gateway.list(Endpoint.SIMULATE, question, Map.of(), Permission.class);
  }

  @Override
  public Optional<Queue> queue(String name) {
    return gateway.find(
        Endpoint.DESCRIBE_QUEUE, "", Map.of(CleanupReaderConstants.QUEUE, name), Queue.class);
  }

  @Override
  public Optional<String> scheduleGroup() {
    return gateway.find(Endpoint.DESCRIBE_SCHEDULE_GROUP, "", Map.of(), String.class);
  }

  @Override
  public List<String> schedules(String prefix) {
    return pendingChecks().beginningWith(prefix);
  }

  @Override
  public Optional<PendingCheck> pendingCheck(String schedule) {
    return pendingChecks().describe(schedule);
  }

  @Override
  public List<AggregatorSource> aggregatorSources() {
    return gateway.list(Endpoint.DESCRIBE_AGGREGATOR_SOURCES, "", Map.of(), AggregatorSource.class);
  }

  @Override
  public List<JsonNode> canaries() {
    return canaryRows.get(() -> select(queries.canaries(rules, clock.instant())));
  }

  @Override
  public List<JsonNode> statuses() {
    return select(queries.examinations().statuses(registries));
  }

  @Override
  public List<JsonNode> activeFamilies() {
    return select(queries.examinations().activeFamilies(registries));
  }

  @Override
  public List<JsonNode> inUse() {
    return select(queries.inUse(registries));
  }

  @Override
  public List<JsonNode> capturedLately(Instant from, Instant to) {
    return select(queries.examinations().capturedLately(registries, from, to));
  }

  @Override
  public CountedFamilies count(Collection<Family> families) {
    return gateway.ask(Endpoint.COUNT_REVISIONS, families, CountedFamilies.class);
  }

  @Override
  public Registrations registrations(Collection<TaskDefinitionArn> revisions) {
    return gateway.ask(Endpoint.DESCRIBE_REGISTRATIONS, revisions, Registrations.class);
  }

  @Override
  public Starters starters() {
    return gateway.ask(Endpoint.DESCRIBE_STARTERS, "", Starters.class);
  }

  @Override
  public LiveUse liveUse() {
    return gateway.ask(Endpoint.READ_LIVE_USE, "", LiveUse.class);
  }

  @Override
  public LambdaUse lambdaUse() {
    return gateway.ask(Endpoint.READ_LAMBDA_USE, "", LambdaUse.class);
  }

  @Override
  public InspectorAccounts inspectorAccounts(Collection<String> accountIds) {
    return gateway.ask(Endpoint.INSPECTOR_ACCOUNTS, accountIds, InspectorAccounts.class);
  }

  @Override
  public RescanDurations rescanDurations() {
    return gateway.ask(Endpoint.INSPECTOR_RESCANS, "", RescanDurations.class);
  }

  @Override
  public Optional<Image> find(ImageReference.Ecr reference) {
    return gateway.find(
        Endpoint.FIND_IMAGE, reference, Repositories.about(reference.repository()), Image.class);
  }

  private PendingChecks pendingChecks() {
    return new PendingChecks(gateway, registries);
  }

  private List<JsonNode> select(AggregatorQuery query) {
    return gateway.list(Endpoint.SELECT_FROM_AGGREGATOR, query, Map.of(), JsonNode.class);
  }

  @Override
  public Map<Repository, TagMutability> repositories(Registry registry) {
    return Repositories.of(registry, gateway);
  }

  @Override
  public RepositoryTags tags(Repository repository) {
    return Repositories.tags(repository, gateway);
  }

  @Override
  public List<String> pullTimeExclusions(Registry registry) {
    return gateway.list(
        Endpoint.LIST_PULL_TIME_EXCLUSIONS, "", Repositories.about(registry), String.class);
  }

  @Override
  public List<PullThroughCacheRule> pullThroughCacheRules(Registry registry) {
    return CacheRules.of(registry, gateway);
  }

  @Override
  public List<Image> images(Repository repository) {
    return gateway.list(Endpoint.LIST_IMAGES, "", Repositories.about(repository), Image.class);
  }

  @Override
  public List<Registry> replicas(Registry registry) {
    return gateway.list(
        Endpoint.DESCRIBE_REPLICATION, "", Repositories.about(registry), Registry.class);
  }

  @Override
  public Brake brake() {
    return gateway.ask(Endpoint.BRAKE, "", Brake.class);
  }
}
