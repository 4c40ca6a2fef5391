package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;

import ecrimagecleanup.evidence.ecs.LiveUse;
import java.util.List;

/**
 * Which services, tasks, clusters and workloads can ecs-live not see into, and what do they keep?
 * It reads all workloads as a check does.
 *
 * @param reading what is read
 */
public record LiveUseExamination(Reading reading) implements Examination {
  private static final HiddenUse HIDDEN =
      new HiddenUse(
          "ecs-live",
          HiddenUse::names,
          "Deploy the service, or run the task, once more, so that ECS notes with which digests it starts containers; and name images in its task definition that can be read.",
          "Let the role of cleanup.reader-role there do what deploy/cloudformation/workload-account.yaml allows; stop, or deploy once more, what is named; take a place where nothing runs out of cleanup.workloads.");

  @Override
  public String area() {
    return HIDDEN.area();
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(reading.liveUse());
  }

  /** Judges what ECS shows. */
  List<Diagnosis> judge(LiveUse use) {
    if (use.doubts().isEmpty()) {
      return List.of(
          use.images().isEmpty()
              ? failed(
                  area(),
                  "ECS shows no image in use in any of cleanup.workloads, which does not prove that anybody looked, so every image is kept.",
                  "Correct cleanup.workloads, or let the canary of deploy/cloudformation/workload-account.yaml be there.")
              : ok(
                  area(),
                  "ECS shows what it runs in all of cleanup.workloads, and nothing is hidden. Images in use besides those that AWS Config shows: %d."
                      .formatted(use.images().size())));
    }
    return HIDDEN.judge(use.doubts(), "ECS hides");
  }
}
