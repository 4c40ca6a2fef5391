package ecrimagecleanup.cli;

import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.sweep.PlanPart;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.StaleReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan says of its images if somebody asks, because it takes calls of its own.
 *
 * @param stale what stale revisions of task definitions keep
 * @param layers reads what is freed by their layers
 * @param findings reads the findings of Amazon Inspector on them
 * @param regret reads whether somebody used the images that were to go before
 */
record FurtherFigures(
    StaleReport stale,
    Optional<LayerReading> layers,
    Optional<FindingReading> findings,
    Optional<RegretReading> regret) {
  /** Nobody asks. */
  static final FurtherFigures NONE =
      new FurtherFigures(
          StaleReport.notAsked(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Reads what is asked for a repository. */
  void read(RepositoryPlan plan) {
    layers.ifPresent(reading -> reading.read(plan));
    findings.ifPresent(reading -> reading.read(plan));
    regret.ifPresent(reading -> reading.read(plan));
  }

  /** What is freed by layers, if somebody asks. */
  Optional<LayersReport> freed() {
    return layers.map(LayerReading::report);
  }

  /** The parts of the document of the plan. */
  List<PlanPart> parts() {
    return Stream.<Optional<? extends PlanPart>>of(
            stale.part(),
            freed(),
            findings.map(FindingReading::report),
            regret.map(RegretReading::report))
        .flatMap(Optional::stream)
        .<PlanPart>map(part -> part)
        .toList();
  }
}
