package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.EvidenceSources;
import java.util.List;

/**
 * Is somebody asked who knows what runs? AWS Config knows what was asked for.
 *
 * @param sources the sources of evidence
 */
public record EvidenceExamination(EvidenceSources sources) implements Examination {
  @Override
  public String area() {
    return "evidence";
  }

  @Override
  public List<Diagnosis> examine() {
    String asked = String.join(", ", sources.names());
    return List.of(
        sources.names().contains(EvidenceSources.LIVE)
            ? ok(area(), "Who uses an image is asked of %s.".formatted(asked))
            : warning(
                area(),
                "Who uses an image is asked of %s. AWS Config does not show what a deployment that cannot complete leaves running, nor tasks without a service."
                    .formatted(asked),
                "Deploy the reader roles, and add ecs-live to cleanup.evidence."));
  }
}
