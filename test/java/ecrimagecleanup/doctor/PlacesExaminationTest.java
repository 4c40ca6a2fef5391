package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.BILLING;
import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.ORDERS;
import static ecrimagecleanup.doctor.DoctorFixtures.WORKLOADS;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.InUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of places that name our images. */
class PlacesExaminationTest {
  private static final String UNLISTED = "777766665555/eu-west-1";
  private static final String IGNORED = "888877776666/eu-west-1";

  private static List<Diagnosis> places(Map<String, Long> byPlace, long unreadable) {
    return new PlacesExamination(NOTHING, () -> WORKLOADS, Workloads.parse(IGNORED))
        .judge(new InUse(byPlace, unreadable), WORKLOADS);
  }

  @Test
  void onlyWorkloadsAreRight() {
    assertOk(
        only(places(Map.of(ORDERS, 3L, BILLING, 4L), 0)),
        "7 ACTIVE task definitions name images of cleanup.registries; all of these places are in cleanup.workloads or cleanup.ignored-places.");
  }

  @Test
  void reality06APlaceThatNamesOurImagesAndIsNoWorkloadFails() {
    assertDiagnosis(
        only(places(Map.of(ORDERS, 3L, UNLISTED, 2L), 0)),
        Status.FAILED,
        "In 777766665555/eu-west-1, which is neither in cleanup.workloads nor in cleanup.ignored-places, 2 ACTIVE task definitions name images of cleanup.registries. What runs there cannot be seen, so every image is kept.",
        "Add 777766665555/eu-west-1 to cleanup.workloads, and deploy deploy/cloudformation/workload-account.yaml there.");
  }

  @Test
  void aPlaceThatIsIgnoredIsShownWithItsRisk() {
    List<Diagnosis> diagnoses = places(Map.of(ORDERS, 3L, IGNORED, 1L), 0);

    assertThat(diagnoses).hasSize(2);
    assertOk(
        diagnoses.get(1),
        "888877776666/eu-west-1 is in cleanup.ignored-places. 1 ACTIVE task definition names images of cleanup.registries there; what is used there alone can be removed.");
  }

  @Test
  void aPlaceThatIsNotToldFails() {
    assertDiagnosis(
        only(places(Map.of(ORDERS, 3L), 2)),
        Status.FAILED,
        "The aggregator does not say where some ACTIVE task definitions are that name images of cleanup.registries (2), so every image is kept.",
        "Look at accountId and awsRegion");
  }
}
