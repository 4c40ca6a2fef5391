package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.config.ConfigService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatus;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatusType;

/**
 * What goes wrong with one source of the aggregator, and that the other sources do not mind, as the
 * ordinary SDK sees it over HTTP. Two accounts and two regions make three sources.
 */
class AggregatorSourcesTest {
  private static final String AGGREGATOR = "all";
  private static final String ACCOUNT = "111122223333";
  private static final String OTHER_ACCOUNT = "444455556666";
  private static final String OTHER_REGION = "eu-west-1";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final RecordedInventory inventory = world.inventory();
  private final List<WorkloadAccount> teams =
      List.of(
          new WorkloadAccount(sandbox, ACCOUNT, World.REGION),
          new WorkloadAccount(sandbox, ACCOUNT, OTHER_REGION),
          new WorkloadAccount(sandbox, OTHER_ACCOUNT, World.REGION));
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final ConfigClient config = SdkClients.client(ConfigClient.builder(), server.uri());

  @BeforeEach
  void registerOneTaskDefinitionEach() {
    sandbox
        .endpoint()
        .add(
            new ConfigService(
                inventory,
                List.of(
                    new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, AGGREGATOR))));
    registerEverywhere();
    world.advance(Duration.ofHours(1));
    assertThat(counts())
        .containsExactly("1111/eu-central-1 1", "1111/eu-west-1 1", "4444/eu-central-1 1");
  }

  @AfterEach
  void stop() {
    config.close();
    server.close();
  }

  @Test
  void healthySourcesAreCopiedAllTheTime() {
    assertThat(statuses())
        .extracting(AggregatedSourceStatus::sourceId)
        .containsExactly(ACCOUNT, ACCOUNT, OTHER_ACCOUNT);
    assertThat(statuses())
        .extracting(AggregatedSourceStatus::lastUpdateTime)
        .containsOnly(world.now());
    assertThat(statuses())
        .extracting(AggregatedSourceStatus::lastUpdateStatus)
        .containsOnly(AggregatedSourceStatusType.SUCCEEDED);
  }

  @Test
  void oneSourceLags() {
    inventory.lag(ACCOUNT, World.REGION, Duration.ofHours(5));
    registerEverywhere();

    world.advance(Duration.ofHours(4));
    assertThat(counts())
        .containsExactly("1111/eu-central-1 1", "1111/eu-west-1 2", "4444/eu-central-1 2");
    world.advance(Duration.ofHours(1));
    assertThat(counts())
        .containsExactly("1111/eu-central-1 2", "1111/eu-west-1 2", "4444/eu-central-1 2");
  }

  @Test
  void oneRecorderStops() {
    inventory.stopRecorder(ACCOUNT, OTHER_REGION);
    registerEverywhere();
    world.advance(Duration.ofDays(7));

    assertThat(counts())
        .containsExactly("1111/eu-central-1 2", "1111/eu-west-1 1", "4444/eu-central-1 2");
    assertThat(statuses())
        .extracting(AggregatedSourceStatus::lastUpdateTime)
        .containsOnly(world.now());
  }

  @Test
  void oneRecorderIsDaily() {
    inventory.recordDaily(OTHER_ACCOUNT, World.REGION, true);
    registerEverywhere();
    world.advance(Duration.ofHours(1));

    assertThat(counts())
        .containsExactly("1111/eu-central-1 2", "1111/eu-west-1 2", "4444/eu-central-1 1");
    assertThat(frequencies())
        .containsExactly(
            "1111/eu-central-1 CONTINUOUS", "1111/eu-west-1 CONTINUOUS", "4444/eu-central-1 DAILY");

    world.advance(Duration.ofHours(14));
    assertThat(counts()).contains("4444/eu-central-1 2");
  }

  @Test
  void oneSourceFails() {
    inventory.fail(ACCOUNT, World.REGION, "AccessDenied", "No permission");
    Instant failed = world.now();
    registerEverywhere();
    world.advance(Duration.ofHours(1));

    assertThat(counts())
        .containsExactly("1111/eu-central-1 1", "1111/eu-west-1 2", "4444/eu-central-1 2");
    assertThat(statuses(AggregatedSourceStatusType.FAILED))
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.sourceId()).isEqualTo(ACCOUNT);
              assertThat(status.awsRegion()).isEqualTo(World.REGION);
              assertThat(status.lastUpdateTime()).isEqualTo(failed);
              assertThat(status.lastErrorCode()).isEqualTo("AccessDenied");
              assertThat(status.lastErrorMessage()).isEqualTo("No permission");
            });
    assertThat(statuses(AggregatedSourceStatusType.SUCCEEDED)).hasSize(2);

    inventory.recover(ACCOUNT, World.REGION);
    assertThat(counts()).contains("1111/eu-central-1 2");
    assertThat(statuses(AggregatedSourceStatusType.FAILED)).isEmpty();
  }

  @Test
  void oneSourceIsOutdated() {
    inventory.outdate(ACCOUNT, World.REGION);
    Instant outdated = world.now();
    registerEverywhere();
    world.advance(Duration.ofHours(1));

    assertThat(counts())
        .containsExactly("1111/eu-central-1 1", "1111/eu-west-1 2", "4444/eu-central-1 2");
    assertThat(statuses(AggregatedSourceStatusType.OUTDATED))
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.lastUpdateTime()).isEqualTo(outdated);
              assertThat(status.lastErrorCode()).isNull();
            });
  }

  @Test
  void oneSourceIsMissing() {
    inventory.exclude(ACCOUNT, OTHER_REGION);

    assertThat(counts()).containsExactly("1111/eu-central-1 1", "4444/eu-central-1 1");
    assertThat(statuses())
        .extracting(AggregatedSourceStatus::awsRegion)
        .containsExactly(World.REGION, World.REGION);

    inventory.include(ACCOUNT, OTHER_REGION);
    assertThat(counts()).hasSize(3);
  }

  @Test
  void allThatIsKnownOfOneSourceIsLost() {
    inventory.lose(OTHER_ACCOUNT, World.REGION);

    assertThat(counts()).containsExactly("1111/eu-central-1 1", "1111/eu-west-1 1");
    assertThat(statuses(AggregatedSourceStatusType.SUCCEEDED)).hasSize(3);
  }

  @Test
  void aSourceThatFailsForLongIsLostAsWellUntilItRecovers() {
    inventory.fail(ACCOUNT, World.REGION, "AccessDenied", "No permission");
    inventory.lose(ACCOUNT, World.REGION);
    assertThat(counts()).containsExactly("1111/eu-west-1 1", "4444/eu-central-1 1");
    assertThat(statuses(AggregatedSourceStatusType.FAILED)).hasSize(1);

    inventory.recover(ACCOUNT, World.REGION);
    assertThat(counts()).hasSize(3);
  }

  private void registerEverywhere() {
    teams.forEach(team -> team.register("orders", "example.com/orders:v1"));
  }

  /** How many task definitions the aggregator shows of each source. */
  private List<String> counts() {
    return rows("SELECT accountId, awsRegion, COUNT(*)", " GROUP BY accountId, awsRegion").stream()
        .map(row -> source(row) + " " + row.path("COUNT(*)").asInt())
        .sorted()
        .toList();
  }

  /** How often the recorder of each source captures, as the items say. */
  private List<String> frequencies() {
    return rows("SELECT accountId, awsRegion, recordingFrequency", "").stream()
        .map(row -> source(row) + " " + row.path("recordingFrequency").asText())
        .distinct()
        .sorted()
        .toList();
  }

  private static String source(JsonNode row) {
    return row.path("accountId").asText().substring(0, 4) + "/" + row.path("awsRegion").asText();
  }

  private List<JsonNode> rows(String select, String rest) {
    return config
        .selectAggregateResourceConfig(
            r ->
                r.configurationAggregatorName(AGGREGATOR)
                    .expression(select + " WHERE resourceType = 'AWS::ECS::TaskDefinition'" + rest))
        .results()
        .stream()
        .map(Json::parse)
        .toList();
  }

  private List<AggregatedSourceStatus> statuses(AggregatedSourceStatusType... wanted) {
    return config
        .describeConfigurationAggregatorSourcesStatus(
            r -> r.configurationAggregatorName(AGGREGATOR).updateStatus(wanted))
        .aggregatedSourceStatusList();
  }
}
