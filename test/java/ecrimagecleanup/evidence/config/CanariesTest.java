package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What canaries prove: that AWS Config records in an account and region, and that it still does.
 */
class CanariesTest {
  private static final ImageNames NAMES =
      ImageNames.of(RepositoryNames.of(REPOSITORY), IMAGE, List.of(), List.of());
  private static final String ORDERS = "111122223333/eu-central-1";
  private static final String BILLING = "444455556666/eu-west-1";
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");
  private static final Instant LATELY = NOW.minus(Duration.ofHours(1));
  private static final Canary ORDERS_CANARY = new Canary(ORDERS, true, false, Optional.of(LATELY));
  private static final Canary BILLING_CANARY =
      new Canary(BILLING, true, false, Optional.of(LATELY));

  private static final String CONFIG_ALONE =
      "config-coverage,config-task-definitions,config-services";
  private static final String WITH_ECS = CONFIG_ALONE + ",ecs-live";

  private CoverageRules rules = rules("", WITH_ECS);
  private List<Canary> canaries = List.of(ORDERS_CANARY, BILLING_CANARY);
  private List<Canary> services = List.of();

  private static CoverageRules rules(String canaryAge) {
    return rules(canaryAge, WITH_ECS);
  }

  private static CoverageRules rules(String canaryAge, String sources) {
    return CoverageRules.parse(
        "canary", "PT24H", canaryAge, 0, 1, "report", EvidenceSources.parse(sources), "PT24H");
  }

  private Coverage coverage() {
    List<AggregatorSource> sources =
        Stream.of("eu-central-1", "eu-west-1")
            .map(
                region -> new AggregatorSource("o-1", region, "SUCCEEDED", Optional.of(LATELY), ""))
            .toList();
    return Coverage.of(
        rules,
        new CoverageReading(
            Workloads.parse(ORDERS + "," + BILLING),
            Workloads.NONE,
            sources,
            Canaries.of(canaries, services)),
        new InUse(Map.of(), 0),
        NOW);
  }

  private void assertBlind(String reason) {
    assertThat(coverage().blindSpots()).containsExactly(reason);
  }

  @Test
  void isBlindIfACanaryIsMissing() {
    canaries = List.of(ORDERS_CANARY);

    assertBlind(
        "The aggregator shows no ACTIVE canary task definition in 444455556666/eu-west-1, so AWS Config may not record there.");
  }

  @Test
  void isBlindIfACanaryIsOnlyInactive() {
    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, false, false, Optional.of(LATELY)));

    assertBlind(
        "The aggregator shows no ACTIVE canary task definition in 444455556666/eu-west-1, so AWS Config may not record there.");
  }

  @Test
  void anInactiveRevisionBesideAnActiveOneIsNoBlindSpot() {
    canaries =
        List.of(
            ORDERS_CANARY, BILLING_CANARY, new Canary(BILLING, false, false, Optional.of(LATELY)));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void isBlindIfACanaryIsRecordedOnlyOnceADay() {
    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, true, Optional.of(LATELY)));

    assertBlind(
        "AWS Config records task definitions in 444455556666/eu-west-1 only once a day. Record them continuously.");
  }

  @Test
  void aRevisionThatWasRecordedOnceADayBeforeTheRecorderWasChangedIsNoBlindSpot() {
    canaries =
        List.of(
            ORDERS_CANARY,
            BILLING_CANARY,
            new Canary(BILLING, true, true, Optional.of(LATELY.minusMillis(1))));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void isBlindIfTheNewestCanaryIsTooOld() {
    rules = rules("PT6H");
    Instant oldest = NOW.minus(Duration.ofHours(6));

    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, false, Optional.of(oldest)));
    assertThat(coverage().blindSpots()).isEmpty();

    canaries =
        List.of(
            ORDERS_CANARY, new Canary(BILLING, true, false, Optional.of(oldest.minusMillis(1))));
    assertBlind(
        "AWS Config last captured a canary in 444455556666/eu-west-1 more than 6 hours ago, so its recorder may have stopped.");

    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, false, Optional.empty()));
    assertBlind(
        "AWS Config last captured a canary in 444455556666/eu-west-1 more than 6 hours ago, so its recorder may have stopped.");
  }

  private Evidence evidence(Cause cause) {
    return requireNonNull(coverage().about(candidate(cause, NAMES)).get(EvidenceQuestion.COVERAGE));
  }

  @Test
  void withConfigAloneEachWorkloadHasToBeSeenUntilWhatTheCheckIsAboutHappened() {
    rules = rules("PT50H", CONFIG_ALONE);
    Canary service = new Canary(ORDERS, true, false, Optional.of(LATELY));
    services = List.of(service, new Canary(BILLING, true, false, Optional.of(LATELY)));
    Instant graceBefore = DUE.minus(Duration.ofHours(24));

    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, false, Optional.of(graceBefore)));
    assertThat(coverage().blindSpots()).isEmpty();
    assertThat(evidence(DEREGISTERED)).isInstanceOf(Unused.class);

    canaries =
        List.of(
            ORDERS_CANARY,
            new Canary(BILLING, true, false, Optional.of(graceBefore.minusMillis(1))));
    assertThat(coverage().blindSpots()).isEmpty();
    for (Cause cause : List.of(DEREGISTERED, new Cause.Swept(), DEREGISTERED.postponed())) {
      assertThat(evidence(cause))
          .isEqualTo(
              new Unknown(
                  "AWS Config is not known to have seen what happened in 444455556666/eu-west-1 until 2 Mar 2026 10:00 UTC: it captured no canary there since. Without ecs-live nothing else shows what runs there."));
    }
  }

  @Test
  void ifEcsItselfIsAskedAnOlderCanaryDoes() {
    rules = rules("PT50H");
    canaries =
        List.of(
            ORDERS_CANARY,
            new Canary(BILLING, true, false, Optional.of(DUE.minus(Duration.ofHours(49)))));

    assertThat(evidence(DEREGISTERED)).isInstanceOf(Unused.class);
  }

  @Test
  void theNewestCaptureOfAnyRevisionCounts() {
    rules = rules("PT6H");
    canaries =
        List.of(
            ORDERS_CANARY,
            new Canary(BILLING, true, false, Optional.of(NOW.minus(Duration.ofDays(300)))),
            new Canary(BILLING, false, false, Optional.of(LATELY)));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void withoutAnAgeACanaryOnlyHasToBeThere() {
    canaries =
        List.of(
            new Canary(ORDERS, true, false, Optional.empty()),
            new Canary(BILLING, true, false, Optional.of(NOW.minus(Duration.ofDays(900)))));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void aRecorderIsKnownToWorkAfterATimeIfACanaryWasCapturedLater() {
    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, false, Optional.empty()));

    assertThat(coverage().isKnownToRecord(ORDERS, LATELY.minusMillis(1))).isTrue();
    assertThat(coverage().isKnownToRecord(ORDERS, LATELY)).isFalse();
    assertThat(coverage().isKnownToRecord(BILLING, Instant.EPOCH)).isFalse();
    assertThat(coverage().isKnownToRecord("777788889999/us-east-1", Instant.EPOCH)).isFalse();
  }

  @Test
  void noRecorderIsKnownToWorkWhileTheAggregatorIsBlindAnywhere() {
    canaries = List.of(ORDERS_CANARY);

    assertThat(coverage().isKnownToRecord(ORDERS, Instant.EPOCH)).isFalse();
  }

  @Test
  void reality01WithConfigAloneAServiceOfTheCanaryHasToBeSeenInEachWorkload() {
    rules = rules("", CONFIG_ALONE);
    services = List.of(ORDERS_CANARY);
    assertBlind(
        "The aggregator shows no service of the canary in 444455556666/eu-west-1, so AWS Config may not record services there, and ecs-live is not one of cleanup.evidence.");

    services = List.of(ORDERS_CANARY, BILLING_CANARY);
    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void reality01AServiceThatIsRecordedOnceADayOrTooLongAgoProvesNothing() {
    rules = rules("PT6H", CONFIG_ALONE);
    services = List.of(ORDERS_CANARY, new Canary(BILLING, true, true, Optional.of(LATELY)));
    assertBlind(
        "AWS Config records services in 444455556666/eu-west-1 only once a day. Record them continuously.");

    services =
        List.of(
            ORDERS_CANARY,
            new Canary(BILLING, true, false, Optional.of(NOW.minus(Duration.ofHours(7)))));
    assertBlind(
        "AWS Config last captured the service of the canary in 444455556666/eu-west-1 more than 6 hours ago, so it may no longer record services.");
  }

  @Test
  void reality01TheServiceOfTheCanaryIsOfItsFamilyAndWantsNoTask() {
    String row =
        """
        {"accountId": "444455556666", "awsRegion": "eu-west-1", "resourceType": "AWS::ECS::Service",
         "recordingFrequency": "CONTINUOUS", "configurationItemCaptureTime": "%s",
         "configuration": {"ServiceName": "canary", "DesiredCount": %s,
           "TaskDefinition": "arn:aws:ecs:eu-west-1:444455556666:task-definition/%s:3"}}""";

    assertThat(
            Canaries.read(
                    List.of(
                        json(row.formatted(LATELY, "0", "canary")),
                        json(row.formatted(LATELY, "1", "canary")),
                        json(row.formatted(LATELY, "0", "orders"))),
                    "canary")
                .services())
        .containsExactly(BILLING_CANARY);
  }

  @Test
  void aPlaceWithACanaryThatWasNotCapturedLatelyIsNoPlaceWithoutOne() {
    rules = rules("PT6H");
    Canaries read =
        Canaries.read(
            List.of(
                json(
                    "{\"accountId\": \"444455556666\", \"awsRegion\": \"eu-west-1\", \"COUNT(*)\": 365}"),
                json("{\"COUNT(*)\": 1}")),
            "canary");

    assertThat(read.places()).containsExactly(BILLING);
    assertThat(read.blindSpot(rules, BILLING, NOW))
        .contains(
            "AWS Config last captured a canary in 444455556666/eu-west-1 more than 6 hours ago, so its recorder may have stopped.");
  }

  @Test
  void aCanaryIsReadFromARow() {
    String row =
        """
        {"arn": "arn:aws:ecs:eu-west-1:444455556666:task-definition/canary:3",
         "recordingFrequency": "%s", "configurationItemCaptureTime": "%s",
         "configuration": {"Status": "%s"}}""";

    assertThat(Canary.parse(json(row.formatted("CONTINUOUS", LATELY, "ACTIVE"))))
        .contains(BILLING_CANARY);
    assertThat(Canary.parse(json(row.formatted("DAILY", "yesterday", "INACTIVE"))))
        .contains(new Canary(BILLING, false, true, Optional.empty()));
    assertThat(Canary.parse(json("{\"configuration\": {\"Status\": \"ACTIVE\"}}"))).isEmpty();
  }
}
