package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.policy.Brake;
import java.util.List;

/**
 * Are removals held?
 *
 * @param reading what is read
 */
public record BrakeExamination(Reading reading) implements Examination {
  @Override
  public String area() {
    return "brake";
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(reading.brake()));
  }

  Diagnosis judge(Brake brake) {
    return brake.holds()
        ? warning(
            area(),
            "Removals are held. %s".formatted(brake.reason()),
            "Take the file of cleanup.brake-file away, and set the parameter of cleanup.brake-parameter to off, once you know why somebody pulled it.")
        : ok(area(), "Removals are not held.");
  }
}
