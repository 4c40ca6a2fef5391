package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.BILLING;
import static ecrimagecleanup.doctor.DoctorFixtures.CLOCK;
import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.NOW;
import static ecrimagecleanup.doctor.DoctorFixtures.ORDERS;
import static ecrimagecleanup.doctor.DoctorFixtures.WORKLOADS;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static ecrimagecleanup.doctor.DoctorFixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.Canaries;
import ecrimagecleanup.evidence.config.Canary;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the sources of the aggregator, of canaries and recorders, and of revisions. */
class ConfigExaminationTest {
  private static final AggregatorSource ORDERS_SOURCE = source("111122223333/eu-central-1", 3);
  private static final AggregatorSource BILLING_SOURCE = source("444455556666/eu-west-1", 80);

  private static AggregatorSource source(String place, long hours) {
    String[] parts = place.split("/", -1);
    return new AggregatorSource(
        parts[0], parts[1], "SUCCEEDED", Optional.of(NOW.minus(Duration.ofHours(hours))), "");
  }

  private static List<Diagnosis> sources(AggregatorSource... sources) {
    return new AggregatorExamination(NOTHING, rules(""), () -> WORKLOADS, CLOCK)
        .judge(List.of(sources), NOW);
  }

  private static List<Diagnosis> canaries(String age, Canary... canaries) {
    return new RecorderExamination(NOTHING, rules(age), () -> WORKLOADS, CLOCK)
        .judge(Canaries.of(List.of(canaries), List.of()), NOW);
  }

  private static Canary canary(String where, long hours) {
    return new Canary(where, true, false, Optional.of(NOW.minus(Duration.ofHours(hours))));
  }

  @Test
  void aSourceThatWasCopiedLatelyIsRight() {
    assertOk(
        sources(ORDERS_SOURCE, source(BILLING, 1)).get(0),
        "The source 111122223333/eu-central-1 is SUCCEEDED, copied 3 hours ago.");
    assertOk(
        sources(ORDERS_SOURCE, source(BILLING, 1)).get(1),
        "The source 444455556666/eu-west-1 is SUCCEEDED, copied 60 minutes ago.");
  }

  @Test
  void aSourceThatIsOldFails() {
    assertDiagnosis(
        sources(ORDERS_SOURCE, BILLING_SOURCE).get(1),
        Status.FAILED,
        "The aggregator last copied its source 444455556666/eu-west-1 more than 24 hours ago.",
        "Wait for AWS Config to copy it");
  }

  @Test
  void aSourceThatFailedFails() {
    AggregatorSource failed =
        new AggregatorSource(
            "444455556666", "eu-west-1", "FAILED", Optional.of(NOW), "AccessDenied");

    assertDiagnosis(
        sources(ORDERS_SOURCE, failed).get(1),
        Status.FAILED,
        "The aggregator's source 444455556666/eu-west-1 is FAILED (AccessDenied).",
        "Authorise the aggregator in that account and region");
  }

  @Test
  void aWorkloadWithoutASourceFails() {
    assertDiagnosis(
        sources(ORDERS_SOURCE).get(1),
        Status.FAILED,
        "The aggregator has no source for 444455556666/eu-west-1.",
        "Add the account and region to the sources of the aggregator");
  }

  @Test
  void aSourceThatIsNoWorkloadIsShownAsOne() {
    assertOk(
        sources(ORDERS_SOURCE, source(BILLING, 1), source("777766665555/eu-west-1", 2)).get(2),
        "The source 777766665555/eu-west-1 is SUCCEEDED, copied 2 hours ago; it is not one of cleanup.workloads.");
  }

  @Test
  void reality16AFailedSourceThatCoversNoWorkloadIsAWarning() {
    AggregatorSource closed =
        new AggregatorSource("777766665555", "eu-west-1", "FAILED", Optional.of(NOW), "");

    assertDiagnosis(
        sources(ORDERS_SOURCE, source(BILLING, 1), closed).get(2),
        Status.WARNING,
        "The aggregator's source 777766665555/eu-west-1 is FAILED. It covers no workload, so nothing depends on it.",
        "Nothing has to be done, unless containers run there");
  }

  @Test
  void aCanaryThatIsSeenIsRight() {
    assertOk(
        canaries("PT26H", canary(ORDERS, 3), canary(BILLING, 100)).get(0),
        "The canary of 111122223333/eu-central-1 is ACTIVE, and was captured 3 hours ago by a recorder that does not wait for the end of the day.");
  }

  @Test
  void aCanaryThatIsMissingFails() {
    assertDiagnosis(
        canaries("", canary(ORDERS, 3)).get(1),
        Status.FAILED,
        "The aggregator shows no ACTIVE canary task definition in 444455556666/eu-west-1, so AWS Config may not record there.",
        "Deploy deploy/cloudformation/workload-account.yaml there");
  }

  @Test
  void aRecorderThatLooksOnceADayFails() {
    assertDiagnosis(
        canaries("", canary(ORDERS, 3), new Canary(BILLING, true, true, Optional.of(NOW))).get(1),
        Status.FAILED,
        "AWS Config records task definitions in 444455556666/eu-west-1 only once a day. Record them continuously.",
        "Set the recording frequency");
  }

  @Test
  void aRecorderThatHasStoppedFails() {
    assertDiagnosis(
        canaries("PT26H", canary(ORDERS, 3), canary(BILLING, 27)).get(1),
        Status.FAILED,
        "AWS Config last captured a canary in 444455556666/eu-west-1 more than 26 hours ago, so its recorder may have stopped.",
        "Start the recorder there");
  }

  @Test
  void aCanaryOfUnknownAgeIsAWarning() {
    assertDiagnosis(
        canaries("", canary(ORDERS, 3), new Canary(BILLING, true, false, Optional.empty())).get(1),
        Status.WARNING,
        "The aggregator does not say when it captured the canary of 444455556666/eu-west-1.",
        "Look at configurationItemCaptureTime");
  }

  private static ObjectNode row(long count) {
    return JsonNodeFactory.instance.objectNode().put("COUNT(*)", count);
  }

  private static JsonNode status(String status, long count) {
    ObjectNode row = row(count);
    row.putObject("configuration").put("Status", status);
    return row;
  }

  @Test
  void rowsOfGroupsAreReadNestedAndFlat() {
    ObjectNode nested = row(7);
    nested.putObject("configuration").put("Status", "ACTIVE");

    assertThat(revisions(List.of(nested), List.of()).get(0).what())
        .isEqualTo(
            revisions(List.of(row(7).put("configuration.Status", "ACTIVE")), List.of())
                .get(0)
                .what())
        .isEqualTo("The aggregator shows task definitions that are ACTIVE (7).");
  }

  private static List<Diagnosis> revisions(List<JsonNode> statuses, List<JsonNode> families) {
    return new RevisionsExamination(NOTHING, () -> WORKLOADS, false).judge(statuses, families);
  }

  @Test
  void anAggregatorThatShowsWhatIsInactiveAndWhatIsOlderIsRight() {
    List<Diagnosis> diagnoses =
        revisions(
            List.of(status("INACTIVE", 2), status("ACTIVE", 5), status("ACTIVE", 1)),
            List.of(row(1), row(2)));

    assertOk(
        diagnoses.get(0),
        "The aggregator shows task definitions that are ACTIVE (6), INACTIVE (2).");
    assertOk(
        diagnoses.get(1),
        "The aggregator shows several ACTIVE revisions of 1 of 2 families, so not the latest alone.");
  }

  @Test
  void anAggregatorThatMayHideThemIsAWarning() {
    List<Diagnosis> diagnoses = revisions(List.of(status("ACTIVE", 5)), List.of(row(1), row(1)));

    assertDiagnosis(
        diagnoses.get(0),
        Status.WARNING,
        "The aggregator shows task definitions that are ACTIVE (5).",
        "None is INACTIVE.");
    assertDiagnosis(
        diagnoses.get(1),
        Status.WARNING,
        "The aggregator shows no family with more than one ACTIVE revision.",
        "If ECS has such a family");
  }

  @Test
  void anAggregatorThatShowsNothingIsAWarning() {
    assertDiagnosis(
        only(revisions(List.of(), List.of())),
        Status.WARNING,
        "The aggregator shows no task definition that names an image of cleanup.registries.",
        "If ECS has one, let the recorders record AWS::ECS::TaskDefinition");
  }

  private static JsonNode family(String where, String name, long count) {
    ObjectNode row =
        row(count)
            .put("accountId", where.split("/", -1)[0])
            .put("awsRegion", where.split("/", -1)[1]);
    row.putObject("configuration").put("Family", name);
    return row;
  }

  private static Diagnosis compared(Map<String, Integer> listed, JsonNode... shown) {
    Map<Family, Long> chosen = ComparedFamily.chosen(List.of(shown), WORKLOADS);
    Map<Family, Integer> active = new HashMap<>();
    listed.forEach((name, count) -> active.put(new Family(ORDERS, name), count));
    return new RevisionsExamination(NOTHING, () -> WORKLOADS, true)
        .compare(chosen.size(), ComparedFamily.of(chosen, new CountedFamilies(active)));
  }

  @Test
  void asManyRevisionsAsEcsListsAreRight() {
    assertOk(
        compared(Map.of("a", 2, "b", 100), family(ORDERS, "a", 2), family(ORDERS, "b", 250)),
        "Of every family that was compared, AWS Config shows as many ACTIVE revisions as ECS lists: 2 families.");
  }

  @ParameterizedTest
  @CsvSource({"1, 1 family", "2, 2 families"})
  void familiesThatAreTheSameAreCounted(int number, String counted) {
    assertOk(
        comparedAll(number, 1, 1),
        "Of every family that was compared, AWS Config shows as many ACTIVE revisions as ECS lists: %s."
            .formatted(counted));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 of 1 family", "2, 2 of 2 families"})
  void familiesThatDifferAreCounted(int number, String counted) {
    assertThat(comparedAll(number, 3, 1).what())
        .startsWith(
            "AWS Config shows more ACTIVE revisions than ECS lists of %s: f0 in"
                .formatted(counted));
    assertThat(comparedAll(number, 1, 3).what())
        .startsWith(
            "AWS Config shows fewer ACTIVE revisions than ECS lists of %s: f0 in"
                .formatted(counted));
    assertThat(
            revisions(List.of(status("ACTIVE", 5)), Collections.nCopies(number, row(2)))
                .get(1)
                .what())
        .isEqualTo(
            "The aggregator shows several ACTIVE revisions of %s, so not the latest alone."
                .formatted(counted));
  }

  private static Diagnosis comparedAll(int number, long shown, int listed) {
    Map<String, Integer> active = new HashMap<>();
    IntStream.range(0, number).forEach(each -> active.put("f" + each, listed));
    return compared(
        active,
        active.keySet().stream().map(name -> family(ORDERS, name, shown)).toArray(JsonNode[]::new));
  }

  @Test
  void reality15MoreRevisionsThanEcsListsLookStale() {
    assertOk(
        compared(Map.of("a", 1, "b", 2), family(ORDERS, "a", 9), family(ORDERS, "b", 2)),
        "AWS Config shows more ACTIVE revisions than ECS lists of 1 of 2 families: a in 111122223333/eu-central-1 (AWS Config 9, ECS 1). It looks like the reading stale: older revisions that are deregistered stay ACTIVE. A revision of the last minutes can do that, too. ecs-live asks ECS itself, so nothing depends on it.");
  }

  @Test
  void reality02OneOfSeveralRevisionsLooksLikeTheLatestAlone() {
    assertOk(
        compared(
            Map.of("a", 4, "b", 3, "c", 2, "d", 2, "e", 1),
            family(ORDERS, "a", 1),
            family(ORDERS, "b", 1),
            family(ORDERS, "c", 1),
            family(ORDERS, "d", 1),
            family(ORDERS, "e", 1)),
        "AWS Config shows fewer ACTIVE revisions than ECS lists of 4 of 5 families: a in 111122223333/eu-central-1 (AWS Config 1, ECS 4), b in 111122223333/eu-central-1 (AWS Config 1, ECS 3), c in 111122223333/eu-central-1 (AWS Config 1, ECS 2) and 1 more. It looks like the reading latest-active: one of each family. A revision of the last minutes can do that, too. ecs-live asks ECS itself, so nothing depends on it.");
  }

  @Test
  void fewerRevisionsThatAreSeveralLookLikeNoReading() {
    assertThat(compared(Map.of("a", 4), family(ORDERS, "a", 3)).what())
        .startsWith("AWS Config shows fewer ACTIVE revisions")
        .doesNotContain("latest-active");
  }

  @Test
  void ecsThatDoesNotAnswerIsAWarning() {
    assertDiagnosis(
        compared(Map.of(), family(ORDERS, "a", 3)),
        Status.WARNING,
        "ECS could not be asked how many revisions are ACTIVE of any family that AWS Config shows.",
        "Correct what doctor says of ecs-live.");
    assertOk(
        compared(Map.of()), "AWS Config shows no family in cleanup.workloads to compare with ECS.");
  }

  @Test
  void ofEachWorkloadAFewFamiliesAreComparedAndOnlyOfWorkloads() {
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(family(ORDERS, "f" + i, i));
    }
    rows.add(family(BILLING, "billing", 1));
    rows.add(family("777766665555/eu-west-1", "other", 90));
    rows.add(row(3));

    assertThat(ComparedFamily.chosen(rows, WORKLOADS))
        .containsOnlyKeys(
            new Family(BILLING, "billing"),
            new Family(ORDERS, "f8"),
            new Family(ORDERS, "f7"),
            new Family(ORDERS, "f6"),
            new Family(ORDERS, "f5"),
            new Family(ORDERS, "f4"));
  }
}
