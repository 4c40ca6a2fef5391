package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.doctor.Permission;
import ecrimagecleanup.doctor.PermissionQuestion;
import ecrimagecleanup.doctor.Queue;
import ecrimagecleanup.doctor.Reading;
import ecrimagecleanup.doctor.Role;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.Registrations;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.gateway.FakeGateway.Sent;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.settings.QueryFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever an examination reads is one call. */
class AccountReadingTest {
  private static final String ROLE = "arn:aws:iam::999988887777:role/cleanup";
  private static final Map<String, Object> OF_REGISTRY = Repositories.about(REGISTRY);

  private static final CoverageRules RULES =
      CoverageRules.parse(
          "canary",
          "",
          "PT36H",
          0,
          1,
          "report",
          EvidenceSources.parse("config-coverage,config-task-definitions,config-services"),
          "PT24H");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T10:00:05Z"), ZoneOffset.UTC);

  private final FakeGateway gateway = new FakeGateway();
  private final AggregatorQueries queries;

  AccountReadingTest() throws IOException {
    queries = QueryFiles.load("config/queries");
  }

  private Reading reading() {
    return new AccountReading(gateway, queries, List.of(REGISTRY), RULES, CLOCK);
  }

  /** Reads something, which takes one call and comes as it was answered. */
  private void assertRead(
      Function<Reading, Object> read,
      Object answer,
      Endpoint endpoint,
      Object body,
      Map<String, Object> headers) {
    gateway.sent().clear();
    gateway.answer(endpoint, answer);

    assertThat(read.apply(reading())).isEqualTo(answer);
    assertThat(gateway.sent()).containsExactly(new Sent(endpoint, body, headers));
  }

  @Test
  void ofIdentities() {
    PermissionQuestion question =
        new PermissionQuestion(ROLE, List.of(Permission.of("sqs:ListQueues", "*")));

    assertRead(
        Reading::caller,
        new Caller("999988887777", ROLE, Optional.of(Duration.ZERO)),
        Endpoint.DESCRIBE_CALLER,
        "",
        Map.of());
    assertRead(
        reading -> reading.role(ROLE),
        Optional.of(new Role(ROLE, "{}")),
        Endpoint.DESCRIBE_ROLE,
        ROLE,
        Map.of());
    assertRead(
        reading -> reading.refused(question),
        question.permissions(),
        Endpoint.SIMULATE,
        question,
        Map.of());
  }

  @Test
  void ofQueuesAndSchedules() {
    assertRead(
        reading -> reading.queue("checks"),
        Optional.of(
            new Queue(
                "checks", "arn", Duration.ofMinutes(5), Optional.empty(), 0, Optional.empty())),
        Endpoint.DESCRIBE_QUEUE,
        "",
        Map.of("CamelCleanupReaderQueue", "checks"));
    assertRead(
        Reading::scheduleGroup,
        Optional.of("ACTIVE"),
        Endpoint.DESCRIBE_SCHEDULE_GROUP,
        "",
        Map.of());
    assertRead(
        reading -> reading.schedules("doctor"),
        List.of("doctor-1"),
        Endpoint.LIST_SCHEDULES,
        "",
        Map.of("CamelEventBridgeSchedulerNamePrefix", "doctor"));
  }

  @Test
  void ofTheAggregator() {
    assertRead(
        Reading::aggregatorSources,
        List.of(
            new AggregatorSource("999988887777", "eu-central-1", "FAILED", Optional.empty(), "")),
        Endpoint.DESCRIBE_AGGREGATOR_SOURCES,
        "",
        Map.of());
    assertSelected(Reading::canaries, queries.canaries(RULES, CLOCK.instant()));
    assertSelected(Reading::statuses, queries.examinations().statuses(List.of(REGISTRY)));
    assertSelected(
        Reading::activeFamilies, queries.examinations().activeFamilies(List.of(REGISTRY)));
  }

  @Test
  void ofEcsAndInspector() {
    Family family = new Family("111122223333/eu-central-1", "orders");
    TaskDefinitionArn revision =
        new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", 1);
    Instant from = CLOCK.instant().minusSeconds(7200);

    assertSelected(Reading::inUse, queries.inUse(List.of(REGISTRY)));
    assertSelected(
        reading -> reading.capturedLately(from, CLOCK.instant()),
        queries.examinations().capturedLately(List.of(REGISTRY), from, CLOCK.instant()));
    assertRead(
        reading -> reading.count(List.of(family)),
        new CountedFamilies(Map.of(family, 1)),
        Endpoint.COUNT_REVISIONS,
        List.of(family),
        Map.of());
    assertRead(
        reading -> reading.registrations(List.of(revision)),
        new Registrations(Map.of(revision, from)),
        Endpoint.DESCRIBE_REGISTRATIONS,
        List.of(revision),
        Map.of());
    assertRead(
        Reading::liveUse,
        new LiveUse(List.of(), List.of(), List.of(), List.of()),
        Endpoint.READ_LIVE_USE,
        "",
        Map.of());
    assertRead(
        Reading::lambdaUse,
        new LambdaUse(List.of(), List.of(), List.of()),
        Endpoint.READ_LAMBDA_USE,
        "",
        Map.of());
    assertRead(
        reading -> reading.inspectorAccounts(List.of("111122223333")),
        new InspectorAccounts(Map.of("111122223333", "ENABLED")),
        Endpoint.INSPECTOR_ACCOUNTS,
        List.of("111122223333"),
        Map.of());
    assertRead(
        Reading::rescanDurations,
        new RescanDurations("DAYS_14", "DAYS_14", "LAST_PULL_DATE"),
        Endpoint.INSPECTOR_RESCANS,
        "",
        Map.of());
  }

  private void assertSelected(Function<Reading, Object> read, AggregatorQuery query) {
    List<JsonNode> rows = List.of(JsonNodeFactory.instance.objectNode().put("COUNT(*)", 1));
    gateway.sent().clear();
    gateway.answer(Endpoint.SELECT_FROM_AGGREGATOR, rows);

    assertThat(read.apply(reading())).isEqualTo(rows);
    assertThat(gateway.sent())
        .singleElement()
        .satisfies(sent -> assertThat(sent.endpoint()).isEqualTo(Endpoint.SELECT_FROM_AGGREGATOR))
        .satisfies(sent -> assertThat(sent.body()).hasToString(query.toString()));
  }

  @Test
  void ofRegistriesAndRepositories() {
    RepositoryTags tags = new RepositoryTags(true, Map.of("a", "b"));

    assertRead(
        reading -> reading.repositories(REGISTRY),
        Map.of(ORDERS, new TagMutability("MUTABLE", List.of())),
        Endpoint.DESCRIBE_REPOSITORIES,
        "",
        OF_REGISTRY);
    assertRead(
        reading -> reading.tags(ORDERS),
        tags,
        Endpoint.DESCRIBE_REPOSITORY_TAGS,
        "",
        Repositories.about(ORDERS));
    assertRead(
        reading -> reading.pullTimeExclusions(REGISTRY),
        List.of(ROLE),
        Endpoint.LIST_PULL_TIME_EXCLUSIONS,
        "",
        OF_REGISTRY);
    assertRead(
        reading -> reading.replicas(REGISTRY),
        List.of(new Registry("999988887777", "eu-west-1")),
        Endpoint.DESCRIBE_REPLICATION,
        "",
        OF_REGISTRY);
    assertRead(
        reading -> reading.pullThroughCacheRules(REGISTRY),
        List.of(new PullThroughCacheRule("hub", "registry-1.docker.io")),
        Endpoint.DESCRIBE_PULL_THROUGH_CACHE_RULES,
        "",
        OF_REGISTRY);
    assertRead(
        reading -> reading.images(ORDERS),
        List.of(ImageFixtures.image(1)),
        Endpoint.LIST_IMAGES,
        "",
        Repositories.about(ORDERS));
  }

  @Test
  void ofTheBrake() {
    assertRead(Reading::brake, Brake.off(), Endpoint.BRAKE, "", Map.of());
  }
}
