package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatus;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatusType;
import software.amazon.awssdk.services.config.model.AggregatedSourceType;
import software.amazon.awssdk.services.ecs.model.Tag;

/** What AWS Config shows under each reading of what it records. */
class ConfigReadingsTest {
  private static final String IMAGE = ReadAws.URI_OF_IMAGES + ":v1";
  private static final String SERVICES =
      "SELECT arn, recordingFrequency, configurationItemCaptureTime, configuration.TaskDefinition"
          + " WHERE resourceType = 'AWS::ECS::Service'";

  @Test
  void revisionsAllShowsEachAsItIs() {
    ReadAws aws = ReadAws.under();
    threeOfWhichTheFirstIsDeregistered(aws);

    assertThat(aws.definitions())
        .containsExactly("orders:1 INACTIVE", "orders:2 ACTIVE", "orders:3 ACTIVE");
  }

  @Test
  void revisionsStaleShowsAnOlderRevisionAsActiveForEver() {
    ReadAws aws = ReadAws.under(Reading.Revisions.STALE);
    List<String> arns = threeOfWhichTheFirstIsDeregistered(aws);
    aws.pass(Duration.ofDays(30));
    assertThat(aws.definitions())
        .containsExactly("orders:1 ACTIVE", "orders:2 ACTIVE", "orders:3 ACTIVE");

    aws.team.deregister(arns.get(2));
    assertThat(aws.definitions())
        .as("to deregister the newest makes an item")
        .containsExactly("orders:1 ACTIVE", "orders:2 ACTIVE", "orders:3 INACTIVE");
  }

  @Test
  void revisionsLatestActiveShowsNoOlderRevision() {
    ReadAws aws = ReadAws.under(Reading.Revisions.LATEST_ACTIVE);
    List<String> arns = threeOfWhichTheFirstIsDeregistered(aws);
    assertThat(aws.definitions()).containsExactly("orders:3 ACTIVE");

    aws.team.deregister(arns.get(2));
    assertThat(aws.definitions()).containsExactly("orders:2 ACTIVE", "orders:3 INACTIVE");
  }

  @Test
  void inactiveGoneTakesAwayWhatIsDeregistered() {
    ReadAws aws = ReadAws.under(Reading.Inactive.GONE);
    List<String> arns = threeOfWhichTheFirstIsDeregistered(aws);
    assertThat(aws.definitions()).containsExactly("orders:2 ACTIVE", "orders:3 ACTIVE");

    aws.team.delete(arns.get(0));
    assertThat(aws.definitions()).containsExactly("orders:2 ACTIVE", "orders:3 ACTIVE");
  }

  @Test
  void deletedVanishTakesAwayWhatIsDeletedAndStaysDoesNot() {
    ReadAws vanish = ReadAws.under();
    vanish.team.delete(threeOfWhichTheFirstIsDeregistered(vanish).get(0));
    ReadAws stays = ReadAws.under(Reading.Deleted.STAYS);
    stays.team.delete(threeOfWhichTheFirstIsDeregistered(stays).get(0));

    assertThat(vanish.definitions()).containsExactly("orders:2 ACTIVE", "orders:3 ACTIVE");
    assertThat(stays.definitions())
        .containsExactly("orders:1 INACTIVE", "orders:2 ACTIVE", "orders:3 ACTIVE");
  }

  @Test
  void deletedStaysLeavesAStaleRevisionActive() {
    ReadAws aws = ReadAws.under(Reading.Deleted.STAYS, Reading.Revisions.STALE);
    aws.team.delete(threeOfWhichTheFirstIsDeregistered(aws).get(0));
    aws.pass(Duration.ofDays(30));

    assertThat(aws.definitions())
        .containsExactly("orders:1 ACTIVE", "orders:2 ACTIVE", "orders:3 ACTIVE");
  }

  @Test
  void servicesExcludedHaveNoItem() {
    ReadAws aws = ReadAws.under(Reading.Services.EXCLUDED);
    aws.team.createService("orders", aws.team.register("orders", IMAGE), 0);
    aws.pass(Duration.ofDays(2));

    assertThat(aws.rows(SERVICES)).isEmpty();
    assertThat(aws.definitions()).containsExactly("orders:1 ACTIVE");
  }

  @Test
  void servicesDailyAreCapturedAtMidnightAndSaySo() {
    ReadAws aws = ReadAws.under(Reading.Services.DAILY);
    aws.team.createService("orders", aws.team.register("orders", IMAGE), 0);
    aws.pass(Duration.ofHours(14));
    assertThat(aws.rows(SERVICES)).isEmpty();

    aws.team.deploy("orders", aws.team.register("orders", IMAGE));
    aws.pass(Duration.ofHours(2));
    aws.team.deploy("orders", aws.team.register("orders", IMAGE));

    assertThat(aws.rows(SERVICES))
        .singleElement()
        .satisfies(
            row -> {
              JsonNode service = Json.parse(row);
              assertThat(service.path("recordingFrequency").asText()).isEqualTo("DAILY");
              assertThat(service.path("configurationItemCaptureTime").asText())
                  .isEqualTo("2026-03-03T00:00:00.000Z");
              assertThat(service.at("/configuration/TaskDefinition").asText()).endsWith("orders:2");
            });
    assertThat(aws.rows("SELECT arn WHERE recordingFrequency = 'CONTINUOUS'")).hasSize(3);
  }

  @Test
  void sourcesOrganisationIsOneRowBesideThoseOfAClosedAccountAndAnUnusedRegion() {
    ReadAws aws = ReadAws.under(Reading.Sources.ORGANISATION);
    aws.team.register("orders", IMAGE);
    aws.world.inventory().fail(ReadAws.ACCOUNT, World.REGION, "AccessDenied", "No permission");
    aws.world.inventory().include("444455556666", World.REGION);

    assertThat(sources(aws))
        .extracting(AggregatedSourceStatus::sourceType)
        .containsExactly(
            AggregatedSourceType.ORGANIZATION,
            AggregatedSourceType.ACCOUNT,
            AggregatedSourceType.ACCOUNT);
    assertThat(sources(aws))
        .as("which account fails is not said")
        .extracting(AggregatedSourceStatus::lastUpdateStatus)
        .containsExactly(
            AggregatedSourceStatusType.SUCCEEDED,
            AggregatedSourceStatusType.FAILED,
            AggregatedSourceStatusType.OUTDATED);
    assertThat(sources(aws))
        .extracting(AggregatedSourceStatus::sourceId)
        .containsExactly("o-exampleorg", "777788889999", ReadAws.ACCOUNT);
  }

  @Test
  void sourcesAccountsAndOthersHaveRowsThatConcernNoWorkload() {
    ReadAws aws = ReadAws.under(Reading.Sources.ACCOUNTS_AND_OTHERS);
    aws.team.register("orders", IMAGE);

    assertThat(sources(aws))
        .extracting(
            each -> each.sourceId() + "/" + each.awsRegion() + " " + each.lastUpdateStatus())
        .containsExactly(
            "111122223333/eu-central-1 SUCCEEDED",
            "999988887777/eu-central-1 SUCCEEDED",
            "777788889999/eu-central-1 FAILED",
            "111122223333/sa-east-1 OUTDATED");
  }

  @Test
  void sourceTimeNeverMoves() {
    assertThat(timeAfterTwoDays(Reading.SourceTime.MOVES_WITH_DATA))
        .isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
    assertThat(timeAfterTwoDays(Reading.SourceTime.MOVES_ONCE_A_DAY))
        .isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(timeAfterTwoDays(Reading.SourceTime.NEVER_MOVES))
        .isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Test
  void tagItemYesMakesANewItemAndNoDoesNot() {
    assertThat(captureOfATaggedCanary(Reading.TagItem.YES)).isEqualTo("2026-03-02T10:00:00.000Z");
    assertThat(captureOfATaggedCanary(Reading.TagItem.NO)).isEqualTo("2026-03-02T09:00:00.000Z");
  }

  @Test
  void groupsFlatNamesPropertiesByTheirWholePath() {
    String query =
        "SELECT accountId, configuration.Status, COUNT(*)"
            + " WHERE resourceType = 'AWS::ECS::TaskDefinition'"
            + " GROUP BY accountId, configuration.Status";
    ReadAws nested = ReadAws.under();
    nested.team.register("orders", IMAGE);
    nested.pass(Duration.ofHours(1));
    ReadAws flat = ReadAws.under(Reading.Groups.FLAT);
    flat.team.register("orders", IMAGE);
    flat.pass(Duration.ofHours(1));

    assertThat(nested.rows(query))
        .containsExactly(
            "{\"accountId\":\"111122223333\",\"configuration\":{\"Status\":\"ACTIVE\"},"
                + "\"COUNT(*)\":1}");
    assertThat(flat.rows(query))
        .containsExactly(
            "{\"accountId\":\"111122223333\",\"configuration.Status\":\"ACTIVE\","
                + "\"COUNT(*)\":1}");
    assertThat(
            flat.rows(
                "SELECT configuration.Status WHERE resourceType = 'AWS::ECS::TaskDefinition'"))
        .as("rows of items are nested")
        .containsExactly("{\"configuration\":{\"Status\":\"ACTIVE\"}}");
  }

  private static List<String> threeOfWhichTheFirstIsDeregistered(ReadAws aws) {
    List<String> arns =
        List.of(
            aws.team.register("orders", IMAGE),
            aws.team.register("orders", IMAGE),
            aws.team.register("orders", IMAGE));
    aws.team.deregister(arns.get(0));
    return arns;
  }

  private static Instant timeAfterTwoDays(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    aws.team.register("orders", IMAGE);
    aws.pass(Duration.ofDays(2));
    return sources(aws).get(0).lastUpdateTime();
  }

  private static String captureOfATaggedCanary(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    String canary = aws.team.register(Canary.FAMILY, Canary.IMAGE);
    aws.pass(Duration.ofHours(1));
    Tag touched = Tag.builder().key("last-touched").value("10:00").build();
    aws.ecs.tagResource(r -> r.resourceArn(canary).tags(touched));
    assertThat(aws.ecs.listTagsForResource(r -> r.resourceArn(canary)).tags()).hasSize(1);
    aws.pass(Duration.ofHours(1));
    return Json.parse(aws.rows("SELECT configurationItemCaptureTime").get(0))
        .path("configurationItemCaptureTime")
        .asText();
  }

  private static List<AggregatedSourceStatus> sources(ReadAws aws) {
    return aws.config
        .describeConfigurationAggregatorSourcesStatus(r -> r.configurationAggregatorName("all"))
        .aggregatedSourceStatusList();
  }
}
