package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.EvidenceSources;
import org.junit.jupiter.api.Test;

/** What is said of the sources of evidence. */
class EvidenceExaminationTest {
  private static final String CONFIG = "config-coverage,config-task-definitions,config-services";

  private static Diagnosis examine(String sources) {
    return new EvidenceExamination(EvidenceSources.parse(sources), false).examine().get(0);
  }

  @Test
  void whoAsksEcsItselfKnowsWhatRuns() {
    assertOk(
        examine(CONFIG + ",ecs-live"),
        "Who uses an image is asked of config-coverage, config-task-definitions, config-services, ecs-live.");
  }

  @Test
  void whoAsksAwsConfigAloneIsToldWhatItDoesNotShow() {
    assertDiagnosis(
        examine(CONFIG),
        Status.WARNING,
        "Who uses an image is asked of config-coverage, config-task-definitions, config-services. AWS Config does not show what a deployment that cannot complete leaves running, nor tasks without a service, and perhaps not all that is ACTIVE.",
        "Deploy the reader roles, and add ecs-live to cleanup.evidence.");
  }

  @Test
  void whoAsksEcsItselfNeedNotTrustAwsConfigAlone() {
    assertDiagnosis(
        new EvidenceExamination(EvidenceSources.parse(CONFIG + ",ecs-live"), true).examine().get(0),
        Status.WARNING,
        "cleanup.config-alone=trust is set, and ecs-live is asked all the same.",
        "Remove cleanup.config-alone, so that nobody takes ecs-live out unnoticed.");
  }
}
