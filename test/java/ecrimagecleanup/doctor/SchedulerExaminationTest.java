package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.ROLE;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;

import ecrimagecleanup.doctor.Diagnosis.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of the schedule group, and of the role of the scheduler. */
class SchedulerExaminationTest {
  private static final String TRUST =
      "{\"Statement\":[{\"Principal\":{\"Service\":\"%s.amazonaws.com\"}}]}";

  private static Diagnosis group(Optional<String> state) {
    return new ScheduleGroupExamination(NOTHING, "checks").judge(state);
  }

  private static Diagnosis role(Optional<Role> found) {
    return new SchedulerRoleExamination(NOTHING, ROLE).judge(found);
  }

  @Test
  void aGroupThatIsActiveIsRight() {
    assertOk(
        group(Optional.of("ACTIVE")),
        "The schedule group checks is ACTIVE, and its schedules can be listed.");
  }

  @Test
  void aGroupThatIsMissingFails() {
    assertDiagnosis(
        group(Optional.empty()),
        Status.FAILED,
        "EventBridge Scheduler has no schedule group checks.",
        "Create it, or correct cleanup.schedule-group and cleanup.region.");
  }

  @Test
  void aGroupThatIsBeingDeletedFails() {
    assertDiagnosis(
        group(Optional.of("DELETING")),
        Status.FAILED,
        "The schedule group checks is DELETING.",
        "Wait until it is deleted, and create it anew");
  }

  @Test
  void aRoleThatTrustsTheSchedulerIsRight() {
    assertOk(
        role(Optional.of(new Role(ROLE, TRUST.formatted("scheduler")))),
        ROLE + " trusts EventBridge Scheduler.");
  }

  @Test
  void aRoleThatIsMissingFails() {
    assertDiagnosis(
        role(Optional.empty()),
        Status.FAILED,
        "There is no role %s.".formatted(ROLE),
        "Create it, as deploy/cloudformation/shared-account.yaml does");
  }

  @Test
  void aRoleThatTrustsAnotherServiceFails() {
    assertDiagnosis(
        role(Optional.of(new Role(ROLE, TRUST.formatted("events")))),
        Status.FAILED,
        ROLE + " does not trust EventBridge Scheduler.",
        "Let the service scheduler.amazonaws.com assume it.");
  }

  @Test
  void aRoleWithAnotherPathFails() {
    String other = "arn:aws:iam::999988887777:role/path/ecr-image-cleanup";

    assertDiagnosis(
        role(Optional.of(new Role(other, TRUST.formatted("scheduler")))),
        Status.FAILED,
        "The role of that name is %s, but cleanup.scheduler-role-arn is %s.".formatted(other, ROLE),
        "Correct cleanup.scheduler-role-arn.");
  }
}
