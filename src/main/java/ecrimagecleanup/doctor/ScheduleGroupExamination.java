package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Finding.failed;
import static ecrimagecleanup.doctor.Finding.ok;

import java.util.List;
import java.util.Optional;

/**
 * Is the schedule group there, and may its schedules be listed?
 *
 * @param routes reads
 * @param group its name
 */
public record ScheduleGroupExamination(Routes routes, String group) implements Examination {
  @Override
  public String area() {
    return "schedule group";
  }

  @Override
  public List<Finding> examine() {
    Finding finding = judge(routes.find("doctor-schedule-group", "", String.class));
    if (finding.status() == Finding.Status.OK) {
      routes.list("doctor-list-schedules", "", String.class);
    }
    return List.of(finding);
  }

  /**
   * Judges the state of the group.
   *
   * @param state as EventBridge Scheduler has it; empty if there is no such group
   */
  Finding judge(Optional<String> state) {
    if (state.isEmpty()) {
      return failed(
          area(),
          "EventBridge Scheduler has no schedule group %s.".formatted(group),
          "Create it, or correct cleanup.schedule-group and cleanup.region.");
    }
    return state.get().equals("ACTIVE")
        ? ok(
            area(),
            "The schedule group %s is ACTIVE, and its schedules can be listed.".formatted(group))
        : failed(
            area(),
            "The schedule group %s is %s.".formatted(group, state.get()),
            "Wait until it is deleted, and create it anew; its pending checks are lost, so their images stay until the next sweep.");
  }
}
