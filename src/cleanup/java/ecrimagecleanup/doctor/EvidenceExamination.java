package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.EvidenceSources;
import java.util.List;

/**
 * Is somebody asked who knows what runs? AWS Config knows what was asked for.
 *
 * @param sources the sources of evidence
 * @param configAlone whether the operator trusts AWS Config alone
 */
public record EvidenceExamination(EvidenceSources sources, boolean configAlone)
    implements Examination {
  @Override
  public String area() {
    return "evidence";
  }

  @Override
  public List<Diagnosis> examine() {
    String asked = String.join(", ", sources.names());
    if (sources.askEcs()) {
      return List.of(
          configAlone
              ? warning(
                  area(),
                  "cleanup.config-alone=trust is set, and ecs-live is asked all the same.",
                  "Remove cleanup.config-alone, so that nobody takes ecs-live out unnoticed.")
              : ok(area(), "Who uses an image is asked of %s.".formatted(asked)));
    }
    return List.of(
        warning(
            area(),
            "Who uses an image is asked of %s. AWS Config does not show what a deployment that cannot complete leaves running, nor tasks without a service, and perhaps not all that is ACTIVE."
                .formatted(asked),
            "Deploy the reader roles, and add ecs-live to cleanup.evidence."));
  }
}
