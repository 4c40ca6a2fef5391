package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What canaries prove: that AWS Config records in an account and region, and that it still does.
 */
class CanariesTest {
  private static final String ORDERS = "111122223333/eu-central-1";
  private static final String BILLING = "444455556666/eu-west-1";
  private static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");
  private static final Instant LATELY = NOW.minus(Duration.ofHours(1));
  private static final Canary ORDERS_CANARY = new Canary(ORDERS, true, false, Optional.of(LATELY));
  private static final Canary BILLING_CANARY =
      new Canary(BILLING, true, false, Optional.of(LATELY));

  private CoverageRules rules = rules("");
  private List<Canary> canaries = List.of(ORDERS_CANARY, BILLING_CANARY);

  private static CoverageRules rules(String canaryAge) {
    return CoverageRules.parse(ORDERS + "," + BILLING, Duration.ofHours(24), canaryAge, 0);
  }

  private Coverage coverage() {
    List<AggregatorSource> sources =
        Stream.of("eu-central-1", "eu-west-1")
            .map(
                region -> new AggregatorSource("o-1", region, "SUCCEEDED", Optional.of(LATELY), ""))
            .toList();
    return Coverage.of(rules, sources, canaries, 0, NOW);
  }

  private void assertBlind(String reason) {
    assertThat(coverage().blindSpots()).containsExactly(reason);
  }

  @Test
  void isBlindIfACanaryIsMissing() {
    canaries = List.of(ORDERS_CANARY);

    assertBlind(
        "The aggregator shows no ACTIVE canary in 444455556666/eu-west-1, so AWS Config may not record there.");
  }

  @Test
  void isBlindIfACanaryIsOnlyInactive() {
    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, false, false, Optional.of(LATELY)));

    assertBlind(
        "The aggregator shows no ACTIVE canary in 444455556666/eu-west-1, so AWS Config may not record there.");
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
        "AWS Config records task definitions in 444455556666/eu-west-1 only once a day: record them continuously.");
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
        "AWS Config has captured no canary in 444455556666/eu-west-1 within PT6H, so its recorder may have stopped.");

    canaries = List.of(ORDERS_CANARY, new Canary(BILLING, true, false, Optional.empty()));
    assertBlind(
        "AWS Config has captured no canary in 444455556666/eu-west-1 within PT6H, so its recorder may have stopped.");
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
