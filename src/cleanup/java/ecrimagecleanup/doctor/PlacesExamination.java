package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.InUse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Do only workloads name images of the registries? Who does it elsewhere may run there what nobody
 * looks at.
 *
 * @param reading what is read
 * @param workloads where containers run, as it is known when it is examined
 * @param ignored where nobody is asked, on purpose
 */
public record PlacesExamination(Reading reading, Supplier<Workloads> workloads, Workloads ignored)
    implements Examination {
  @Override
  public String area() {
    return "places";
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(InUse.read(reading.inUse()), workloads.get());
  }

  /** Judges where ACTIVE task definitions name images of the registries. */
  List<Diagnosis> judge(InUse inUse, Workloads listed) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    new TreeMap<>(inUse.byPlace())
        .forEach(
            (place, count) -> {
              if (ignored.include(place)) {
                diagnoses.add(ok(area(), ofIgnored(place, count)));
              } else if (!listed.include(place)) {
                diagnoses.add(ofUnlisted(place, count));
              }
            });
    if (inUse.unreadable() > 0) {
      diagnoses.add(
          failed(
              area(),
              "The aggregator does not say where some ACTIVE task definitions are that name images of cleanup.registries (%d), so every image is kept."
                  .formatted(inUse.unreadable()),
              "Look at accountId and awsRegion of config/queries/in-use.sql in AWS Config."));
    }
    if (diagnoses.stream().allMatch(found -> found.status() == Diagnosis.Status.OK)) {
      diagnoses.add(
          0,
          ok(
              area(),
              "%s images of cleanup.registries; all of these places are in cleanup.workloads or cleanup.ignored-places."
                  .formatted(name(inUse.in(listed)))));
    }
    return diagnoses;
  }

  private static String ofIgnored(String place, long count) {
    return "%s is in cleanup.ignored-places. %s images of cleanup.registries there; what is used there alone can be removed."
        .formatted(place, name(count));
  }

  private static String name(long count) {
    return count == 1 ? "1 ACTIVE task definition names" : count + " ACTIVE task definitions name";
  }

  private Diagnosis ofUnlisted(String place, long count) {
    return failed(
        area(),
        "In %s, which is neither in cleanup.workloads nor in cleanup.ignored-places, %s images of cleanup.registries. What runs there cannot be seen, so every image is kept."
            .formatted(place, name(count)),
        "Add %1$s to cleanup.workloads, and deploy deploy/cloudformation/workload-account.yaml there. Only if what runs there may lose its images, add %1$s to cleanup.ignored-places."
            .formatted(place));
  }
}
