package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerConstants;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.rehearsal.Look;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rehearsal looks at: AWS Config, the schedules of the application, and ECR. It never
 * receives from the queues of the application: that an event arrived is shown by its schedule.
 *
 * @param gateway calls the endpoints
 * @param calls those of ECR
 * @param queries what the aggregator is asked
 */
record RehearsalEyes(Gateway gateway, RehearsalCalls calls, AggregatorQueries queries) {
  /** Looks once. */
  Look look(Rehearsal known) {
    boolean inUse = known.did(Step.OPT_IN) && known.time("deletion began").isEmpty();
    List<AggregatorSource> all = sources();
    List<AggregatorSource> sources =
        all.stream().filter(source -> source.covers(known.workload())).toList();
    Map<String, Integer> kinds = new HashMap<>();
    sources.forEach(source -> kinds.merge(kind(source), 1, Integer::sum));
    return new Look(
        rows(known),
        known.did(Step.CREATE_SERVICE) && inUse ? service(known) : Optional.empty(),
        inUse ? schedules(known) : List.of(),
        !inUse || calls.find(known, digest(known, "third")).filter(i -> !i.archived()).isPresent(),
        inUse
            ? calls.find(known, digest(known, "read")).flatMap(Image::lastPulledAt)
            : Optional.empty(),
        kinds,
        (int) all.stream().filter(source -> isOther(source, known.workload())).count(),
        sources.stream().flatMap(source -> source.updatedAt().stream()).max(Instant::compareTo));
  }

  static String digest(Rehearsal known, String image) {
    return known.fact("digest " + image).orElseThrow();
  }

  private static String kind(AggregatorSource source) {
    return source.organization() ? "ORGANIZATION" : "ACCOUNT";
  }

  private static boolean isOther(AggregatorSource source, String workload) {
    return !source.covers(workload) && !source.status().equals("SUCCEEDED");
  }

  private Map<Integer, Look.Row> rows(Rehearsal known) {
    Map<Integer, Look.Row> rows = new HashMap<>();
    for (JsonNode row :
        select(queries.taskDefinitionsNaming(RepositoryNames.of(known.repository())))) {
      TaskDefinitionArn.parse(row.path("arn").asText())
          .filter(arn -> arn.family().equals(known.id().name()))
          .filter(arn -> arn.where().equals(known.workload()))
          .ifPresent(
              arn ->
                  rows.put(
                      arn.revision(),
                      new Look.Row(
                          row.path("configuration").path("Status").asText("without a status"),
                          row.path("configurationItemCaptureTime").asText(),
                          isDaily(row))));
    }
    return rows;
  }

  private static boolean isDaily(JsonNode row) {
    return row.path("recordingFrequency").asText().equals("DAILY");
  }

  private Optional<String> service(Rehearsal known) {
    return select(queries.canaries(rules(known.id().name()), known.startedAt())).stream()
        .filter(row -> row.path("resourceType").asText().equals("AWS::ECS::Service"))
        .filter(
            row -> row.path("configuration").path("ServiceName").asText().equals(known.id().name()))
        .filter(row -> place(row).equals(known.workload()))
        .map(row -> isDaily(row) ? "DAILY" : "CONTINUOUS")
        .findFirst();
  }

  /** Of all queries that of canaries alone tells how often a service is recorded. */
  private static CoverageRules rules(String name) {
    return new CoverageRules(name, Optional.empty(), Optional.empty(), 0, 0, false, Duration.ZERO);
  }

  private static String place(JsonNode row) {
    return row.path("accountId").asText() + "/" + row.path("awsRegion").asText();
  }

  /** How the answer to a query with GROUP BY is written; empty if it has no row. */
  Optional<String> groups(Registry registry) {
    return select(queries.examinations().statuses(List.of(registry))).stream()
        .map(row -> row.has("configuration.Status") ? "flat" : "nested")
        .findFirst();
  }

  private List<AggregatorSource> sources() {
    return RehearsalCalls.guarded(
        "config:DescribeConfigurationAggregatorSourcesStatus",
        "the aggregator of cleanup.aggregator",
        () ->
            gateway.list(
                Endpoint.DESCRIBE_AGGREGATOR_SOURCES, "", Map.of(), AggregatorSource.class));
  }

  private List<JsonNode> select(AggregatorQuery query) {
    return RehearsalCalls.guarded(
        "config:SelectAggregateResourceConfig",
        "the aggregator of cleanup.aggregator",
        () -> gateway.list(Endpoint.SELECT_FROM_AGGREGATOR, query, Map.of(), JsonNode.class));
  }

  private List<String> schedules(Rehearsal known) {
    String prefix = ScheduleName.prefix(known.repository(), new Digest(digest(known, "third")));
    return RehearsalCalls.guarded(
        "scheduler:ListSchedules",
        "the schedule group of cleanup.schedule-group",
        () ->
            gateway.list(
                Endpoint.LIST_SCHEDULES,
                "",
                Map.of(EventBridgeSchedulerConstants.NAME_PREFIX, prefix),
                String.class));
  }
}
