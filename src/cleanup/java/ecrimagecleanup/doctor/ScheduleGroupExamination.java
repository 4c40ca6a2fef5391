package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;

import java.util.List;
import java.util.Optional;

/**
 * Is the schedule group there, and may its schedules be listed?
 *
 * @param reading what is read
 * @param group its name
 */
public record ScheduleGroupExamination(Reading reading, String group) implements Examination {
  /** No schedule is called like this: that they can be listed is what counts. */
  private static final String NOBODYS = "doctor";

  @Override
  public String area() {
    return "schedule group";
  }

  @Override
  public List<Diagnosis> examine() {
    Diagnosis diagnosis = judge(reading.scheduleGroup());
    if (diagnosis.status() == Diagnosis.Status.OK) {
      reading.schedules(NOBODYS);
    }
    return List.of(diagnosis);
  }

  /**
   * Judges the state of the group.
   *
   * @param state as EventBridge Scheduler has it; empty if there is no such group
   */
  Diagnosis judge(Optional<String> state) {
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
