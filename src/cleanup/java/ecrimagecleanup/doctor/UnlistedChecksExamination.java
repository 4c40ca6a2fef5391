package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Do checks wait that events from outside of the workloads caused? Nothing else leads to such a
 * place once its task definition is gone.
 *
 * <p>The names of checks tell that there is a place, and which are of the same one. What the place
 * is called only the check itself tells, of which one of each is read. Names begin with a hash of
 * the repository, so that those of a sixteenth of all repositories are listed at a time, and no
 * more once there are many.
 *
 * @param reading what is read
 * @param workloads where containers run, as it is known when it is examined
 * @param ignored where nobody is asked, on purpose
 */
public record UnlistedChecksExamination(
    Reading reading, Supplier<Workloads> workloads, Workloads ignored) implements Examination {
  private static final String BEGINNINGS = "0123456789abcdef";

  /** So many names take a hundred calls. */
  static final int MANY = 10_000;

  /** How many places are named, and how many checks of one are read until one is still there. */
  private static final int MOST = 20;

  /**
   * The checks of one place.
   *
   * @param checks their names
   */
  private record OfPlace(List<ScheduleName> checks) {
    boolean isOf(ScheduleName name) {
      return checks.get(0).isOfKind(name);
    }

    long images() {
      return checks.stream().map(ScheduleName::image).distinct().count();
    }
  }

  @Override
  public String area() {
    return "unlisted places";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    // That there is no such group another examination says.
    return reading.scheduleGroup().isEmpty() ? List.of() : examineChecks();
  }

  private List<Diagnosis> examineChecks() {
    List<OfPlace> all = new ArrayList<>();
    int names = 0;
    int beginnings = 0;
    for (; beginnings < BEGINNINGS.length() && names < MANY; beginnings++) {
      List<String> listed = reading.schedules(BEGINNINGS.substring(beginnings, beginnings + 1));
      names += listed.size();
      listed.stream()
          .flatMap(name -> ScheduleName.parse(name).stream())
          .filter(ScheduleName::isOfUnlisted)
          .forEach(name -> add(all, name));
    }
    String part = part(names, beginnings) + further(all.size() - MOST);
    List<Diagnosis> diagnoses = judge(all.stream().limit(MOST).toList(), part);
    return diagnoses.isEmpty()
        ? List.of(
            ok(area(), "No pending check is of an event from outside of cleanup.workloads." + part))
        : diagnoses;
  }

  private static String part(int names, int beginnings) {
    return beginnings == BEGINNINGS.length()
        ? ""
        : " Doctor looked at %s of about %s."
            .formatted(
                Counts.of(names),
                Counts.of((long) names * BEGINNINGS.length() / beginnings, "pending check"));
  }

  private static String further(int places) {
    return places > 0
        ? " It names no more than %d places; there are %s."
            .formatted(MOST, Counts.of((long) MOST + places))
        : "";
  }

  private static void add(List<OfPlace> all, ScheduleName name) {
    OfPlace place =
        all.stream()
            .filter(known -> known.isOf(name))
            .findFirst()
            .orElseGet(() -> new OfPlace(new ArrayList<>()));
    if (place.checks().isEmpty()) {
      all.add(place);
    }
    place.checks().add(name);
  }

  /** Where no check tells of a place the workloads are not read, which can fail. */
  private List<Diagnosis> judge(List<OfPlace> all, String part) {
    if (all.isEmpty()) {
      return List.of();
    }
    Workloads listed = workloads.get();
    return all.stream().flatMap(one -> judge(one, listed, part).stream()).toList();
  }

  /** Empty of a place that is listed meanwhile, or whose checks have fired. */
  private Optional<Diagnosis> judge(OfPlace one, Workloads listed, String part) {
    return one.checks().stream()
        .limit(MOST)
        .flatMap(name -> place(name).stream())
        .findFirst()
        .filter(place -> !listed.include(place) && !ignored.include(place))
        .map(place -> ofUnlisted(place, one.images(), part));
  }

  private Optional<String> place(ScheduleName name) {
    return reading
        .pendingCheck(name.value())
        .flatMap(PendingCheck::check)
        .flatMap(check -> check.cause().unlistedPlace());
  }

  private Diagnosis ofUnlisted(String place, long images, String part) {
    return warning(
        area(),
        "Events came from %s, which is neither in cleanup.workloads nor in cleanup.ignored-places, and their checks of %s are pending. Each check keeps its image until it fires.%s"
            .formatted(place, Counts.of(images, "image"), part),
        "Add %1$s to cleanup.workloads, or deploy deploy/cloudformation/workload-account.yaml there, which registers a canary. Only if what runs there may lose its images, add %1$s to cleanup.ignored-places."
            .formatted(place));
  }
}
