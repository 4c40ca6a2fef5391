package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;

import java.util.List;
import java.util.Optional;

/**
 * Is the role there with which the scheduler sends checks, and does it trust the scheduler? IAM
 * lets nobody create a schedule with a role that the scheduler cannot assume.
 *
 * @param reading what is read
 * @param arn its ARN
 */
public record SchedulerRoleExamination(Reading reading, String arn) implements Examination {
  private static final String SCHEDULER = "\"scheduler.amazonaws.com\"";

  @Override
  public String area() {
    return "scheduler role";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(reading.role(arn)));
  }

  Diagnosis judge(Optional<Role> found) {
    if (found.isEmpty()) {
      return failed(
          area(),
          "There is no role %s.".formatted(arn),
          "Create it, as deploy/cloudformation/shared-account.yaml does, or correct cleanup.scheduler-role-arn.");
    }
    Role role = found.get();
    if (!role.arn().equals(arn)) {
      return failed(
          area(),
          "The role of that name is %s, but cleanup.scheduler-role-arn is %s."
              .formatted(role.arn(), arn),
          "Correct cleanup.scheduler-role-arn.");
    }
    return role.trustPolicy().contains(SCHEDULER)
        ? ok(area(), "%s trusts EventBridge Scheduler.".formatted(arn))
        : failed(
            area(),
            "%s does not trust EventBridge Scheduler.".formatted(arn),
            "Let the service scheduler.amazonaws.com assume it.");
  }
}
