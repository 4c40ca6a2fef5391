package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.decision.CheckFixtures.service;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded of the rows of services and task sets. */
class ServicesAnswerTest {
  private static final Instant YEARS_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final String SERVICE = "arn:aws:ecs:eu-central-1:111122223333:service/main/";
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final ImageNames NAMES =
      ImageNames.of(NAME, image(1, "1.41.0"), List.of(), List.of());
  private static final JsonNode WEB_7 =
      taskDefinition(arn("web", 7), "INACTIVE", YEARS_AGO, ":1.41.0");

  private static Use use(String name) {
    return new Use(SERVICE + name, "111122223333/eu-central-1", Optional.of(YEARS_AGO));
  }

  private static Map<EvidenceQuestion, Evidence> usage(JsonNode... services) {
    return usage(DEREGISTERED, services);
  }

  private static Map<EvidenceQuestion, Evidence> usage(Cause cause, JsonNode... services) {
    return CheckFixtures.services(CheckFixtures.listed(NAME, List.of(WEB_7)), List.of(services))
        .about(candidate(cause, NAMES));
  }

  @Test
  void aServiceOnTheCauseUsesIt() {
    Evidence used = new Used(use("main"), SERVICE + "main still runs " + arn("orders", 41) + ".");
    Map<EvidenceQuestion, Evidence> usage =
        usage(service("main", arn("orders", 41).toString(), YEARS_AGO));

    assertThat(usage.get(EvidenceQuestion.CAUSE_STILL_RUNS)).isEqualTo(used);
    assertThat(usage.get(EvidenceQuestion.SERVICES)).isEqualTo(used);
  }

  @Test
  void aServiceOnARevisionThatHasBeenInactiveForYearsUsesIt() {
    Map<EvidenceQuestion, Evidence> usage =
        usage(service("old", arn("web", 7).toString(), YEARS_AGO));

    assertThat(usage.get(EvidenceQuestion.SERVICES))
        .isEqualTo(new Used(use("old"), SERVICE + "old still runs " + arn("web", 7) + "."));
    assertThat(usage.get(EvidenceQuestion.CAUSE_STILL_RUNS)).isInstanceOf(Unused.class);
  }

  @Test
  void theShortFormOfATaskDefinitionIsUnderstood() {
    assertThat(usage(service("old", "web:7", YEARS_AGO)).get(EvidenceQuestion.SERVICES))
        .isInstanceOf(Used.class);
    assertThat(
            usage(service("main", "orders:41", YEARS_AGO)).get(EvidenceQuestion.CAUSE_STILL_RUNS))
        .isInstanceOf(Used.class);
  }

  @Test
  void reality25ServicesAreSilentAboutAnImageWhoseTaskDefinitionsThatEndedWereNotAskedFor() {
    ListedTaskDefinitions active =
        Stream.<JsonNode>of().collect(ListedTaskDefinitions.activeReader(NAME));

    assertThat(
            CheckFixtures.services(active, List.of())
                .about(candidate(DEREGISTERED, NAMES))
                .get(EvidenceQuestion.SERVICES))
        .isInstanceOf(Silent.class);
  }

  @Test
  void theSameFamilyOfAnotherAccountIsAnother() {
    String elsewhere = arn("web", 7).toString().replace("111122223333", "444455556666");

    assertThat(usage(service("x", elsewhere, LATELY)).get(EvidenceQuestion.SERVICES))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aServiceThatMovedOnMayHaveRunItUntilItChanged() {
    assertThat(
            usage(
                    service("a", arn("web", 8).toString(), YEARS_AGO),
                    service("b", arn("orders", 42).toString(), LATELY))
                .get(EvidenceQuestion.SERVICES))
        .isEqualTo(
            new UsedUntil(
                "No service runs it. %sb changed on %s and may have run it until then."
                    .formatted(SERVICE, Times.utc(LATELY)),
                LATELY));
  }

  @Test
  void aServiceThatMovedOnButDoesNotSayWhenMakesItUnknown() {
    JsonNode row = service("a", arn("web", 8).toString(), LATELY);

    assertThat(
            usage(json(row.toString().replace("configurationItemCaptureTime", "x")))
                .get(EvidenceQuestion.SERVICES))
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"accountId\": \"111122223333\", \"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"accountId\": \"1\", \"awsRegion\": \"eu-central-1\","
            + " \"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"configuration\": {\"TaskDefinition\": \"web\"}}",
        "{\"configuration\": {\"TaskDefinition\": 7}}",
      })
  void aRowThatDoesNotSayWhatItRunsMakesItUnknown(String row) {
    Map<EvidenceQuestion, Evidence> usage = usage(json(row));

    assertThat(usage.get(EvidenceQuestion.SERVICES)).isInstanceOf(Unknown.class);
    assertThat(usage.get(EvidenceQuestion.CAUSE_STILL_RUNS)).isInstanceOf(Unknown.class);
  }

  /** Whoever asks for fewer families may not take silence for nobody. */
  @Test
  void ofFamiliesThatWereNotAskedForItIsSilentButNotOfTheCause() {
    Map<EvidenceQuestion, Evidence> runs =
        ofTheCauseAlone(service("main", arn("orders", 41).toString(), YEARS_AGO));
    Map<EvidenceQuestion, Evidence> nobody = ofTheCauseAlone();

    assertThat(runs.get(EvidenceQuestion.CAUSE_STILL_RUNS)).isInstanceOf(Used.class);
    assertThat(runs.get(EvidenceQuestion.SERVICES)).isInstanceOf(Used.class);
    assertThat(nobody.get(EvidenceQuestion.CAUSE_STILL_RUNS)).isInstanceOf(Unused.class);
    assertThat(nobody.get(EvidenceQuestion.SERVICES)).isInstanceOf(Silent.class);
  }

  /** Otherwise one odd service would concern every image of the repository. */
  @Test
  void whatIsSharedCountsOnlyIfAllOfItCanBeRead() {
    ServicesAnswer before = new ServicesAnswer(CheckFixtures.listed(NAME, List.of(WEB_7)));
    JsonNode service = service("old", arn("web", 7).toString(), YEARS_AGO);

    assertThat(before.with(shared(service)).services()).hasSize(1);
    assertThat(before.with(shared(service, json("{}")))).isEqualTo(before);
  }

  private static ServicesOfFamilies shared(JsonNode... services) {
    return Stream.of(services).collect(ServicesOfFamilies.reader(List.of(arn("web", 7))));
  }

  @Test
  void ofAFamilyThatWasNotAskedForItIsUnknownWhetherTheCauseStillRuns() {
    assertThat(
            new ServicesAnswer(
                    CheckFixtures.listed(NAME, List.of(WEB_7)),
                    Stream.<JsonNode>empty()
                        .collect(ServicesOfFamilies.reader(List.of(arn("web", 7)))))
                .about(candidate(DEREGISTERED, NAMES))
                .get(EvidenceQuestion.CAUSE_STILL_RUNS))
        .isInstanceOf(Unknown.class);
  }

  private static Map<EvidenceQuestion, Evidence> ofTheCauseAlone(JsonNode... services) {
    return new ServicesAnswer(
            CheckFixtures.listed(NAME, List.of(WEB_7)),
            Stream.of(services).collect(ServicesOfFamilies.reader(List.of(arn("orders", 41)))))
        .about(candidate(DEREGISTERED, NAMES));
  }

  @Test
  void whatWasReadForOthersOfTheRepositoryCountsAndIsNotAskedForAgain() {
    ServicesOfFamilies known =
        Stream.of(service("old", arn("web", 7).toString(), YEARS_AGO))
            .collect(ServicesOfFamilies.reader(List.of(arn("web", 1))));

    assertThat(known.missing(List.of(arn("web", 7), arn("orders", 41))))
        .containsExactly(arn("orders", 41));
    assertThat(
            Stream.<JsonNode>empty()
                .collect(
                    new ServicesAnswer(CheckFixtures.listed(NAME, List.of(WEB_7)), known)
                        .moreReader(List.of(arn("orders", 41))))
                .about(candidate(DEREGISTERED, NAMES))
                .get(EvidenceQuestion.SERVICES))
        .isInstanceOf(Used.class);
  }

  @Test
  void aServiceThatRunsItCountsWhateverElseCannotBeRead() {
    Map<EvidenceQuestion, Evidence> usage = usage(json("{}"), service("old", "web:7", YEARS_AGO));

    assertThat(usage.get(EvidenceQuestion.SERVICES)).isInstanceOf(Used.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an arn", "arn:aws:ecs\\nforged", "arn:aws:ecs'"})
  void aNameThatIsNoArnIsNotRepeated(String name) {
    JsonNode row = json(service("a", "web:7", LATELY).toString().replace(SERVICE + "a", name));

    assertThat(requireNonNull(usage(row).get(EvidenceQuestion.SERVICES)).text())
        .isEqualTo("a service without a name still runs " + arn("web", 7) + ".");
  }

  @Test
  void noServiceIsUnused() {
    assertThat(usage().get(EvidenceQuestion.SERVICES))
        .isEqualTo(new Unused("No service or task set runs it."));
    assertThat(usage().get(EvidenceQuestion.CAUSE_STILL_RUNS))
        .isEqualTo(new Unused("No service runs " + arn("orders", 41) + "."));
  }

  @Test
  void aCheckThatNoEndCausedHasNoCauseThatRuns() {
    Cause registered = new Cause.Registered(arn("orders", 41));

    assertThat(
            usage(registered, service("main", "orders:41", LATELY))
                .get(EvidenceQuestion.CAUSE_STILL_RUNS))
        .isInstanceOf(Unused.class);
  }

  @Test
  void theCauseOfAPostponedCheckIsTheFirst() {
    assertThat(
            usage(DEREGISTERED.postponed(), service("main", "orders:41", LATELY))
                .get(EvidenceQuestion.CAUSE_STILL_RUNS))
        .isInstanceOf(Used.class);
  }
}
