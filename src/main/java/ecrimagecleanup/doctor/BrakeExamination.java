package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Finding.ok;
import static ecrimagecleanup.doctor.Finding.warning;

import ecrimagecleanup.check.Brake;
import java.util.List;

/**
 * Are removals held?
 *
 * @param routes reads
 */
public record BrakeExamination(Routes routes) implements Examination {
  @Override
  public String area() {
    return "brake";
  }

  @Override
  public List<Finding> examine() {
    return List.of(judge(routes.ask("cleanup-read-brake", "", Brake.class)));
  }

  Finding judge(Brake brake) {
    return brake.holds()
        ? warning(
            area(),
            "Removals are held. %s".formatted(brake.reason()),
            "Take the file of cleanup.brake-file away, and set the parameter of cleanup.brake-parameter to off, once you know why somebody pulled it.")
        : ok(area(), "Removals are not held.");
  }
}
