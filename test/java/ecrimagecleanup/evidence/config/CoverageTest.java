package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason for which the aggregator is not believed that it sees everything. */
class CoverageTest {
  private static final String ORDERS = "111122223333/eu-central-1";
  private static final String BILLING = "444455556666/eu-west-1";
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");
  private static final Instant LATELY = NOW.minus(Duration.ofHours(1));
  private static final Duration SOURCE_AGE = Duration.ofHours(24);
  private static final ImageNames NAMES =
      ImageNames.of(RepositoryNames.of(REPOSITORY), IMAGE, List.of(), List.of());

  private static final AggregatorSource ORDERS_SOURCE =
      source("111122223333", "eu-central-1", "SUCCEEDED", Optional.of(LATELY), "");
  private static final AggregatorSource BILLING_SOURCE =
      source("444455556666", "eu-west-1", "SUCCEEDED", Optional.of(LATELY), "");
  private static final Canary ORDERS_CANARY = new Canary(ORDERS, true, false, Optional.of(LATELY));
  private static final Canary BILLING_CANARY =
      new Canary(BILLING, true, false, Optional.of(LATELY));

  private static final EvidenceSources ECS_ASKED =
      EvidenceSources.parse("config-coverage,config-task-definitions,config-services,ecs-live");

  private CoverageRules rules = rules("", 0);
  private Workloads workloads = Workloads.parse(ORDERS + ", " + BILLING);
  private Workloads ignored = Workloads.NONE;
  private List<AggregatorSource> sources = List.of(ORDERS_SOURCE, BILLING_SOURCE);
  private List<Canary> canaries = List.of(ORDERS_CANARY, BILLING_CANARY);
  private Map<String, Long> inUse = Map.of(ORDERS, 6L, BILLING, 4L);
  private long inUseSomewhere;

  private static AggregatorSource source(
      String accountId, String region, String status, Optional<Instant> time, String errorCode) {
    return new AggregatorSource(accountId, region, status, time, errorCode);
  }

  private static CoverageRules rules(String canaryAge, long minimumInUse) {
    return CoverageRules.parse(
        "canary", "PT24H", canaryAge, minimumInUse, 1, "report", ECS_ASKED, "PT24H");
  }

  private Coverage coverage() {
    return Coverage.of(
        rules,
        new CoverageReading(workloads, ignored, sources, Canaries.of(canaries, List.of())),
        new InUse(inUse, inUseSomewhere),
        NOW);
  }

  private Evidence evidence() {
    return evidence(coverage(), DEREGISTERED);
  }

  private static Evidence evidence(Coverage coverage, Cause cause) {
    Map<EvidenceQuestion, Evidence> said = coverage.about(candidate(cause, NAMES));
    assertThat(said).containsOnlyKeys(EvidenceQuestion.COVERAGE);
    return said.values().iterator().next();
  }

  private void assertBlind(String... reasons) {
    assertThat(coverage().blindSpots()).containsExactly(reasons);
    assertThat(evidence()).isInstanceOf(Unknown.class);
  }

  @Test
  void seesEverythingIfNothingSpeaksAgainstIt() {
    assertThat(coverage().blindSpots()).isEmpty();
    assertThat(evidence())
        .isEqualTo(
            new Unused("The aggregator has copied 2 workloads and shows the canary of each."));
  }

  @Test
  void isBlindWithoutASourceForAnAccountAndRegion() {
    sources = List.of(ORDERS_SOURCE);

    assertBlind("The aggregator has no source for 444455556666/eu-west-1.");
  }

  @Test
  void aSourceOfTheSameAccountInAnotherRegionIsNotEnough() {
    sources =
        List.of(
            ORDERS_SOURCE,
            source("444455556666", "eu-west-2", "SUCCEEDED", Optional.of(LATELY), ""));

    assertBlind("The aggregator has no source for 444455556666/eu-west-1.");
  }

  @Test
  void isBlindWithoutAnySource() {
    sources = List.of();

    assertBlind(
        "The aggregator has no source for 111122223333/eu-central-1.",
        "The aggregator has no source for 444455556666/eu-west-1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "OUTDATED", "succeeded", "PENDING"})
  void isBlindIfASourceDidNotSucceed(String status) {
    sources =
        List.of(
            ORDERS_SOURCE,
            source("444455556666", "eu-west-1", status, Optional.of(LATELY), "NO_RECORDER"));

    assertBlind(
        "The aggregator's source 444455556666/eu-west-1 is %s (NO_RECORDER).".formatted(status));
  }

  @Test
  void isBlindIfASourceHasNoStatus() {
    sources =
        List.of(ORDERS_SOURCE, source("444455556666", "eu-west-1", "", Optional.of(LATELY), ""));

    assertBlind("The aggregator's source 444455556666/eu-west-1 is without a status.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "OUTDATED", ""})
  void reality16ASourceThatCoversNoWorkloadStopsNothing(String status) {
    sources =
        List.of(
            ORDERS_SOURCE,
            BILLING_SOURCE,
            source("777788889999", "us-east-1", status, Optional.empty(), "NO_RECORDER"),
            source("111122223333", "ap-east-1", status, Optional.empty(), ""),
            source("o-a1b2c3d4e5", "ap-east-1", status, Optional.empty(), ""));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o-a1b2c3d4e5", "999900001111", ""})
  void reality16ARowOfTheOrganizationCoversEveryWorkloadWhateverItsId(String id) {
    sources = List.of(organization(id, "", "SUCCEEDED"));
    assertThat(coverage().blindSpots()).isEmpty();

    sources =
        List.of(
            organization(id, "eu-central-1", "SUCCEEDED"),
            organization(id, "eu-west-1", "SUCCEEDED"),
            organization(id, "us-east-1", "FAILED"));
    assertThat(coverage().blindSpots()).isEmpty();

    sources = List.of(organization(id, "eu-central-1", "SUCCEEDED"));
    assertBlind("The aggregator has no source for 444455556666/eu-west-1.");
  }

  @Test
  void reality16ARowOfTheOrganizationThatFailedCoversNothingAndIsSaidOnce() {
    sources = List.of(organization("o-a1b2c3d4e5", "", "OUTDATED"));

    assertBlind("The aggregator's source organization o-a1b2c3d4e5 is OUTDATED.");
  }

  @Test
  void reality16EverySourceThatCoversAWorkloadHasToBeRight() {
    sources =
        List.of(ORDERS_SOURCE, BILLING_SOURCE, organization("o-a1b2c3d4e5", "eu-west-1", "FAILED"));

    assertBlind("The aggregator's source organization o-a1b2c3d4e5/eu-west-1 is FAILED.");
  }

  private static AggregatorSource organization(String id, String region, String status) {
    return new AggregatorSource(id, region, true, status, Optional.of(LATELY), "");
  }

  @Test
  void reality17WithoutASourceAgeTheTimeOfASourceDoesNotMatter() {
    rules = CoverageRules.parse("canary", "", "PT36H", 0, 1, "report", ECS_ASKED, "PT24H");
    sources =
        List.of(
            copiedAt(Optional.of(NOW.minus(Duration.ofDays(900)))),
            source("111122223333", "eu-central-1", "SUCCEEDED", Optional.empty(), ""));
    assertThat(coverage().blindSpots()).isEmpty();

    canaries =
        List.of(
            ORDERS_CANARY,
            new Canary(BILLING, true, false, Optional.of(NOW.minus(Duration.ofHours(37)))));
    assertBlind(
        "AWS Config last captured a canary in 444455556666/eu-west-1 more than 36 hours ago, so its recorder may have stopped.");
  }

  @Test
  void reality06APlaceThatNamesOurImagesAndIsNotListedIsABlindSpotForEveryImage() {
    inUse = Map.of(ORDERS, 6L, BILLING, 4L, "777788889999/us-east-1", 3L);

    assertBlind(
        "777788889999/us-east-1 has 3 ACTIVE task definitions with images of the registries. It is neither in cleanup.workloads nor in cleanup.ignored-places, so nobody can see what runs there. Add it to one of the two.");
  }

  @Test
  void reality06APlaceThatIsIgnoredOnPurposeIsNoBlindSpot() {
    inUse = Map.of(ORDERS, 6L, BILLING, 4L, "777788889999/us-east-1", 3L);
    ignored = Workloads.parse("777788889999/us-east-1");

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void reality06TaskDefinitionsOfWhichItCannotBeToldWhereTheyAreAreABlindSpot() {
    inUseSomewhere = 2;

    assertBlind(
        "The aggregator does not give the account of 2 ACTIVE task definitions with images of the registries.");
  }

  @Test
  void reality28FewerWorkloadsThanThereHaveToBeAreABlindSpot() {
    rules = CoverageRules.parse("canary", "", "", 0, 3, "report", ECS_ASKED, "PT24H");

    assertBlind(
        "cleanup.workloads and the canaries name 2 workloads; cleanup.minimum-workloads asks for 3.");
  }

  @Test
  void reality28WithoutAnyWorkloadNothingIsSeen() {
    workloads = Workloads.NONE;
    inUse = Map.of();

    assertBlind(
        "cleanup.workloads and the canaries name 0 workloads; cleanup.minimum-workloads asks for 1.");
  }

  @Test
  void reality05TheProofIsMadeForEveryWorkloadWhoeverCausedTheCheck() {
    canaries = List.of(BILLING_CANARY);
    TaskDefinitionArn billing =
        new TaskDefinitionArn("aws", "eu-west-1", "444455556666", "billing", 7);

    assertThat(evidence(coverage(), new Cause.Registered(billing))).isInstanceOf(Unknown.class);
  }

  @Test
  void isBlindIfASourceWasCopiedTooLongAgo() {
    sources = List.of(ORDERS_SOURCE, copiedAt(Optional.of(NOW.minus(SOURCE_AGE))));
    assertThat(coverage().blindSpots()).isEmpty();

    sources = List.of(ORDERS_SOURCE, copiedAt(Optional.of(NOW.minus(SOURCE_AGE).minusMillis(1))));
    assertBlind(
        "The aggregator last copied its source 444455556666/eu-west-1 more than 24 hours ago.");
  }

  @Test
  void isBlindIfItIsNotSaidWhenASourceWasCopied() {
    sources = List.of(ORDERS_SOURCE, copiedAt(Optional.empty()));

    assertBlind(
        "The aggregator last copied its source 444455556666/eu-west-1 more than 24 hours ago.");
  }

  private static AggregatorSource copiedAt(Optional<Instant> time) {
    return source("444455556666", "eu-west-1", "SUCCEEDED", time, "");
  }

  @Test
  void theSourceOfAnOrganizationStandsForAllOfItsAccounts() {
    sources = List.of(source("o-a1b2c3d4e5", "", "SUCCEEDED", Optional.of(LATELY), ""));

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void theSourceOfAnOrganizationInARegionStandsForThatRegion() {
    sources = List.of(source("o-a1b2c3d4e5", "eu-west-1", "SUCCEEDED", Optional.of(LATELY), ""));

    assertBlind("The aggregator has no source for 111122223333/eu-central-1.");
  }

  @Test
  void theSourceOfAnAccountWithoutARegionStandsForNothing() {
    sources =
        List.of(ORDERS_SOURCE, source("444455556666", "", "SUCCEEDED", Optional.of(LATELY), ""));

    assertBlind("The aggregator has no source for 444455556666/eu-west-1.");
  }

  @Test
  void isBlindIfItShowsLessInUseThanThereHasToBe() {
    rules = rules("", 11);
    assertBlind(
        "The aggregator shows 10 ACTIVE task definitions with images of the registries; cleanup.minimum-in-use asks for 11.");

    inUse = Map.of(ORDERS, 7L, BILLING, 4L);
    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void whatIsInUseInIgnoredPlacesDoesNotCount() {
    rules = rules("", 11);
    ignored = Workloads.parse("777788889999/us-east-1");
    inUse = Map.of(ORDERS, 6L, BILLING, 4L, "777788889999/us-east-1", 3L);

    assertBlind(
        "The aggregator shows 10 ACTIVE task definitions with images of the registries; cleanup.minimum-in-use asks for 11.");
  }

  @Test
  void withoutAMinimumAnyNumberInUseWillDo() {
    inUse = Map.of();

    assertThat(coverage().blindSpots()).isEmpty();
  }

  @Test
  void saysTheFirstBlindSpotAndHowManyMoreThereAre() {
    sources = List.of();
    canaries = List.of();

    assertThat(evidence())
        .isEqualTo(
            new Unknown(
                "The aggregator has no source for 111122223333/eu-central-1. (3 more problems; run ecr-image-cleanup doctor.)"));
    sources = List.of(ORDERS_SOURCE, BILLING_SOURCE);
    canaries = List.of(ORDERS_CANARY);
    assertThat(evidence())
        .isEqualTo(
            new Unknown(
                "The aggregator shows no ACTIVE canary task definition in 444455556666/eu-west-1, so AWS Config may not record there."));
  }

  @Test
  void anEventFromAnAccountOrRegionThatIsNotListedMakesItBlind() {
    TaskDefinitionArn stranger =
        new TaskDefinitionArn("aws", "eu-west-1", "111122223333", "orders", 41);
    Unknown unknown =
        new Unknown(
            "An event came from 111122223333/eu-west-1, which is neither in cleanup.workloads nor in cleanup.ignored-places, so nobody can see what runs there. Add it to one of the two.");

    for (Cause cause :
        List.of(
            new Cause.Deregistered(stranger),
            new Cause.Deleted(stranger),
            new Cause.Registered(stranger),
            new Cause.Unlisted(new Cause.Registered(stranger)),
            new Cause.Registered(stranger).postponed())) {
      assertThat(evidence(coverage(), cause)).as(cause.identity()).isEqualTo(unknown);
    }
    for (Cause cause :
        List.of(
            new Cause.Archived(),
            new Cause.ParentRemoved(digest(9)),
            new Cause.ChildUnused(digest(9)))) {
      assertThat(evidence(coverage(), cause)).as(cause.identity()).isInstanceOf(Unused.class);
    }
  }

  @Test
  void anEventFromAnIgnoredPlaceMakesNothingBlind() {
    ignored = Workloads.parse("111122223333/eu-west-1");
    TaskDefinitionArn there =
        new TaskDefinitionArn("aws", "eu-west-1", "111122223333", "orders", 41);

    assertThat(evidence(coverage(), new Cause.Deregistered(there))).isInstanceOf(Unused.class);
  }

  @Test
  void rulesThatCannotBeReadAreRefused() {
    assertThat(rules(" PT6H ", 3).canaryAge()).contains(Duration.ofHours(6));
    assertThat(rules(" ", 3).canaryAge()).isEmpty();
    assertThatThrownBy(() -> rules("6h", 3)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void reality17WithoutACanaryAgeNothingIsRemoved() {
    assertThatThrownBy(
            () ->
                CoverageRules.parse(
                    "canary", "", " ", 0, 1, "archive-then-delete", ECS_ASKED, "PT24H"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reality01OnlyIfEcsItselfIsAskedNoServiceOfTheCanaryHasToBeSeen() {
    assertThat(rules("", 0).servicesProved()).isTrue();
    assertThat(
            CoverageRules.parse(
                    "canary",
                    "",
                    "",
                    0,
                    1,
                    "report",
                    EvidenceSources.parse(
                        "config-coverage,config-task-definitions,config-services"),
                    "PT24H")
                .servicesProved())
        .isFalse();
  }
}
