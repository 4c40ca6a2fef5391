package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.layer.Freeing;
import ecrimagecleanup.layer.ImageLayers;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the layers of the images of plans. Safe for several threads.
 *
 * @param gateway calls the endpoints
 * @param report where to put what comes of it
 */
record LayerReading(Gateway gateway, LayersReport report) {

  /** Reads those of a repository, if an image of it can be removed. */
  void read(RepositoryPlan plan) {
    Map<Boolean, List<Image>> byGoing =
        plan.images().stream()
            .collect(
                Collectors.partitioningBy(
                    planned -> planned.verdict().kind() == Kind.REMOVABLE,
                    Collectors.mapping(PlannedImage::image, Collectors.toList())));
    report.add(
        plan,
        new Freeing(digests -> layers(plan.repository(), digests))
            .of(byGoing.getOrDefault(true, List.of()), byGoing.getOrDefault(false, List.of())));
  }

  /** What cannot be read is estimated; a plan does not fail because of it. */
  private List<ImageLayers> layers(Repository repository, List<Digest> digests) {
    try {
      return gateway.list(
          Endpoint.DESCRIBE_LAYERS, digests, Repositories.about(repository), ImageLayers.class);
    } catch (RuntimeException e) {
      report.addMissing(
          "Manifests of %s cannot be read. %s".formatted(repository, CaughtFailure.sentence(e)));
      return List.of();
    }
  }
}
