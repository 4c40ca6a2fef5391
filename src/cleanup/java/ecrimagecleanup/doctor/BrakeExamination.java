package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.util.List;

/**
 * Are removals held, and could they be?
 *
 * @param reading what is read
 * @param action what is done with images that can go
 * @param setUp whether the operator has a parameter or a file that can hold removals
 */
public record BrakeExamination(Reading reading, Action action, boolean setUp)
    implements Examination {
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
          "Take the file of cleanup.brake-file away, and set the parameter of cleanup.brake-parameter to off, once you know why somebody pulled it.");
    }
    return setUp ? ok(area(), "The brake is off.") : withoutBrake();
  }

  private Diagnosis withoutBrake() {
    return action == Action.REPORT
        ? ok(area(), "No brake is set up, and nothing is removed.")
        : warning(area(), "No brake is set up.", "Set cleanup.brake-parameter.");
  }
}
