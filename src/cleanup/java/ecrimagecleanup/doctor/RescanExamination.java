package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;

import ecrimagecleanup.evidence.inspector.RescanDurations;
import java.util.List;
import java.util.Locale;

/**
 * For how long does Amazon Inspector say anything of an image?
 *
 * @param reading what is read
 */
public record RescanExamination(Reading reading) implements Examination {
  @Override
  public String area() {
    return "inspector";
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
    return List.of(judge(reading.rescanDurations()));
  }

  /** Says what the durations mean. None is wrong: an image that is not scanned is no veto. */
  Diagnosis judge(RescanDurations durations) {
    String after =
        durations.mode().equals("LAST_IN_USE_AT") ? "it was last in use" : "it was last pulled";
    return ok(
        area(),
        "Amazon Inspector scans an image %s after its push, and %s after %s. Then it says nothing of it, and the other sources decide."
            .formatted(words(durations.afterPush()), words(durations.afterPull()), after));
  }

  /** {@code DAYS_14} as {@code 14 days}. */
  private static String words(String duration) {
    if (duration.isEmpty()) {
      return "for an unknown time";
    }
    if (duration.equals("LIFETIME")) {
      return "as long as it exists";
    }
    return "for "
        + (duration.startsWith("DAYS_")
            ? duration.substring("DAYS_".length()) + " days"
            : duration.toLowerCase(Locale.ROOT));
  }
}
