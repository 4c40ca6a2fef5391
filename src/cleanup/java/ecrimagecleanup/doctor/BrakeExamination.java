package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Are removals held, and could they be?
 *
 * @param reading what is read
 * @param action what is done with images that can go
 * @param setUp the settings that name a parameter or a file of the operator that can hold removals
 */
public record BrakeExamination(Reading reading, Action action, List<String> setUp)
    implements Examination {
  private static final String FILE = "cleanup.brake-file";

  @Override
  public String area() {
    return "brake";
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(reading.brake()));
  }

  Diagnosis judge(Brake brake) {
    if (brake.holds()) {
      return warning(
          area(),
          "Removals are held. %s".formatted(brake.reason()),
          "Once you know why somebody pulled it, %s.".formatted(release(brake.reason())));
    }
    return setUp.isEmpty() ? withoutBrake() : ok(area(), "The brake is off.");
  }

  /** Of the brake that the reason names; if it names none, of all that there are. */
  private String release(String reason) {
    boolean named = setUp.stream().anyMatch(reason::contains);
    return setUp.stream()
        .filter(setting -> !named || reason.contains(setting))
        .map(BrakeExamination::howToRelease)
        .collect(Collectors.joining(", and "));
  }

  private static String howToRelease(String setting) {
    return (setting.equals(FILE) ? "take the file of %s away" : "set the parameter of %s to off")
        .formatted(setting);
  }

  private Diagnosis withoutBrake() {
    return action == Action.REPORT
        ? ok(area(), "No brake is set up, and nothing is removed.")
        : warning(area(), "No brake is set up.", "Set cleanup.brake-parameter.");
  }
}
