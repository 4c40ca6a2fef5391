package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.BILLING;
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
import ecrimagecleanup.doctor.CanaryLagExamination.Capture;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Registrations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long AWS Config takes to capture a canary. */
class CanaryLagExaminationTest {
  private static TaskDefinitionArn canary(String where, int revision) {
    String[] parts = where.split("/", -1);
    return new TaskDefinitionArn("aws", parts[1], parts[0], "canary", revision);
  }

  private static Capture captured(String where) {
    return new Capture(canary(where, 7), NOW);
  }

  private static List<Diagnosis> judge(String age, Map<String, Duration> lags) {
    Map<TaskDefinitionArn, Instant> registered = new HashMap<>();
    lags.forEach((where, lag) -> registered.put(canary(where, 7), NOW.minus(lag)));
    return new CanaryLagExamination(NOTHING, rules(age), () -> WORKLOADS)
        .judge(List.of(captured(ORDERS), captured(BILLING)), new Registrations(registered));
  }

  @Test
  void reality17TheSlowestCaptureIsShown() {
    assertOk(
        only(
            judge("PT36H", Map.of(ORDERS, Duration.ofMinutes(7), BILLING, Duration.ofMinutes(40)))),
        "AWS Config captured the newest canary of each workload at most 40 minutes after ECS registered it; the slowest was canary:7 of 444455556666/eu-west-1.");
  }

  @Test
  void reality17AnAgeThatLeavesNoRoomForTheNextCaptureIsAWarning() {
    List<Diagnosis> diagnoses =
        judge("PT26H", Map.of(ORDERS, Duration.ofMinutes(7), BILLING, Duration.ofHours(3)));

    assertThat(diagnoses).hasSize(2);
    assertDiagnosis(
        diagnoses.get(0),
        Status.WARNING,
        "AWS Config captured the canary canary:7 of 444455556666/eu-west-1 3 hours after ECS registered it. It is registered once a day, so it can be older than cleanup.canary-age=PT26H before the next one is seen, and every image is kept until then.",
        "Set cleanup.canary-age to at least PT28H.");
  }

  @Test
  void aRegistrationThatEcsDoesNotTellIsAWarning() {
    assertDiagnosis(
        judge("PT36H", Map.of(ORDERS, Duration.ofMinutes(7))).get(0),
        Status.WARNING,
        "ECS does not say when it registered the canary canary:7 of 444455556666/eu-west-1, so nobody knows how long AWS Config took.",
        "Let the role of cleanup.reader-role there");
  }

  private static JsonNode row(String where, int revision, String at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("arn", canary(where, revision).toString())
        .put("configurationItemCaptureTime", at);
  }

  @Test
  void theNewestRevisionOfEachWorkloadCounts() {
    assertThat(
            CanaryLagExamination.newest(
                List.of(
                    row(ORDERS, 9, "2026-03-03T01:00:00.000Z"),
                    row(ORDERS, 10, "2026-03-03T02:00:00.000Z"),
                    row("777766665555/eu-west-1", 3, "2026-03-03T02:00:00.000Z"),
                    row(BILLING, 1, "soon")),
                WORKLOADS))
        .containsOnly(
            Map.entry(
                ORDERS, new Capture(canary(ORDERS, 10), Instant.parse("2026-03-03T02:00:00Z"))));
  }
}
