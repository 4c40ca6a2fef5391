package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which services, tasks, clusters and workloads can ecs-live not see into, and what do they keep?
 * It reads all workloads as a check does.
 *
 * @param reading what is read
 */
public record LiveUseExamination(Reading reading) implements Examination {
  /** How many blind spots, and how many repositories of one, are named. */
  private static final int MOST = 20;

  @Override
  public String area() {
    return "ecs-live";
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
    List<Diagnosis> diagnoses =
        use.doubts().stream()
            .limit(MOST)
            .map(this::judge)
            .collect(Collectors.toCollection(ArrayList::new));
    if (use.doubts().size() > MOST) {
      diagnoses.add(
          warning(
              area(),
              "ECS hides %d more things.".formatted(use.doubts().size() - MOST),
              "Correct those that are named, and run doctor again."));
    }
    return diagnoses;
  }

  private Diagnosis judge(Doubt doubt) {
    return doubt.scope() instanceof Scope.Repositories some
        ? warning(
            area(),
            "%s It keeps every image of %s.".formatted(doubt.text(), names(some)),
            "Deploy the service, or run the task, once more, so that ECS notes with which digests it starts containers; and name images in its task definition that can be read.")
        : failed(
            area(),
            doubt.text() + " It keeps every image of every repository.",
            "Let the role of cleanup.reader-role there do what deploy/cloudformation/workload-account.yaml allows; stop, or deploy once more, what is named; take a place where nothing runs out of cleanup.workloads.");
  }

  private static String names(Scope.Repositories some) {
    List<String> names =
        some.names().stream().map(Repository::toString).sorted().limit(MOST).toList();
    int more = some.names().size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
