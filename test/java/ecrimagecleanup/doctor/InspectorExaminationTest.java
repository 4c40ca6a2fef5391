package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.WORKLOADS;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of Amazon Inspector. */
class InspectorExaminationTest {
  private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");

  private static List<Diagnosis> accounts(Map<String, String> statuses) {
    return accounts(ACCOUNTS, statuses);
  }

  private static List<Diagnosis> accounts(List<String> accounts, Map<String, String> statuses) {
    return new InspectorExamination(NOTHING, "eu-central-1", () -> WORKLOADS)
        .judge(accounts, new InspectorAccounts(statuses));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 account", "2, 2 accounts"})
  void onEverywhereIsRight(int number, String counted) {
    assertOk(
        only(
            accounts(
                ACCOUNTS.subList(0, number),
                Map.of("111122223333", "ENABLED", "444455556666", "ENABLED"))),
        "In eu-central-1 Amazon Inspector scans images of ECR in every account of cleanup.workloads: %s."
            .formatted(counted));
  }

  @Test
  void whereNoAccountIsKnownInspectorTellsNothing() {
    assertDiagnosis(
        only(accounts(List.of(), Map.of())),
        Status.WARNING,
        "No account is known in which containers run, so Amazon Inspector is asked about none.",
        "Set cleanup.workloads");
  }

  @Test
  void reality09AnAccountInWhichItIsOffIsAWarning() {
    assertDiagnosis(
        only(accounts(Map.of("111122223333", "ENABLED", "444455556666", "DISABLED"))),
        Status.WARNING,
        "Amazon Inspector does not say that it scans images of ECR for 444455556666 in eu-central-1: DISABLED. What runs there it does not show, and other sources have to.",
        "Switch it on, aws inspector2 enable --resource-types ECR --account-ids 444455556666 --region eu-central-1");
  }

  @Test
  void anAccountThatItMayNotTellOfIsAWarning() {
    List<Diagnosis> diagnoses = accounts(Map.of("111122223333", "ACCESS_DENIED"));

    assertThat(diagnoses)
        .extracting(Diagnosis::what)
        .satisfiesExactly(
            first -> assertThat(first).contains("for 111122223333", ": ACCESS_DENIED."),
            second -> assertThat(second).contains("for 444455556666", ": it says nothing."));
  }

  private static Diagnosis rescans(String push, String pull, String mode) {
    return new RescanExamination(NOTHING).judge(new RescanDurations(push, pull, mode));
  }

  @Test
  void reality21ForHowLongItSaysAnythingIsShown() {
    assertOk(
        rescans("DAYS_30", "DAYS_14", "LAST_IN_USE_AT"),
        "Amazon Inspector scans an image for 30 days after its push, and for 14 days after it was last in use. Then it says nothing of it, and the other sources decide.");
    assertOk(
        rescans("LIFETIME", "", "LAST_PULL_DATE"),
        "Amazon Inspector scans an image as long as it exists after its push, and for an unknown time after it was last pulled. Then it says nothing of it, and the other sources decide.");
  }
}
