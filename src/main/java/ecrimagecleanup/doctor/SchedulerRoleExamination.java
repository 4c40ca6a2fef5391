package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Finding.failed;
import static ecrimagecleanup.doctor.Finding.ok;

import java.util.List;
import java.util.Optional;

/**
 * Is the role there with which the scheduler sends checks, and does it trust the scheduler? IAM
 * lets nobody create a schedule with a role that the scheduler cannot assume.
 *
 * @param routes reads
 * @param arn its ARN
 */
public record SchedulerRoleExamination(Routes routes, String arn) implements Examination {
  private static final String SCHEDULER = "\"scheduler.amazonaws.com\"";

  @Override
  public String area() {
    return "scheduler role";
  }

  @Override
  public Finding.Status unreadable() {
    return Finding.Status.WARNING;
  }

  @Override
  public List<Finding> examine() {
    return List.of(judge(routes.find("doctor-role", arn, Role.class)));
  }

  Finding judge(Optional<Role> found) {
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
