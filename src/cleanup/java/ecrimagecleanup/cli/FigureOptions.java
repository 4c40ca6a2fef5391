package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.StaleReport;
import ecrimagecleanup.vulnerability.VulnerabilityReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a plan says what takes calls of its own. A mixin. */
final class FigureOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--layers",
      description =
          "Also say what is really freed: layers that images share count once in a repository."
              + " Reads the manifest of every image of repositories where something can be removed."
              + " Refused unless the caller is excluded from pull times, or a rehearsal has shown"
              + " that reading a manifest is no pull.")
  private boolean layers;

  @Option(
      names = "--vulnerabilities",
      description =
          "Also say how many findings Amazon Inspector has on images in use and on removable ones,"
              + " by severity.")
  private boolean vulnerabilities;

  @Option(
      names = "--rehearsals",
      paramLabel = "FOLDER",
      description =
          "With --layers: where the results of the command rehearse are. Default: the working"
              + " directory.")
  private Optional<Path> rehearsals = Optional.empty();

  @Option(
      names = "--regret",
      description =
          "Also say whether somebody used the images that were to go before, as the command regret"
              + " does, by the log.")
  private boolean regret;

  @Mixin private RegretOptions following = new RegretOptions();

  /**
   * Takes options that fit together.
   *
   * @param shown whether the format can say it
   * @throws IllegalArgumentException if they do not
   */
  void check(boolean shown) {
    if (areGiven() && !shown) {
      throw new IllegalArgumentException(
          "--layers, --vulnerabilities and --regret are for -o table, wide, json and html.");
    }
    if (!layers && rehearsals.isPresent()) {
      throw new IllegalArgumentException("--rehearsals is for --layers.");
    }
    if (!regret && following.areGiven()) {
      throw new IllegalArgumentException("--log, --log-group and --followed are for --regret.");
    }
    following.check();
  }

  /** Whether a plan says one of them. */
  boolean areGiven() {
    return layers || vulnerabilities || regret;
  }

  /**
   * What is to be read.
   *
   * @param stale what stale revisions keep
   * @param found the repositories of the plan
   * @param asked whether the images of a repository are asked for, that may be gone
   * @param output where progress is shown
   * @throws IllegalArgumentException if reading manifests may count as pulls
   */
  FurtherFigures of(
      Application application,
      Settings settings,
      StaleReport stale,
      Collection<Repository> found,
      Predicate<Repository> asked,
      Output output)
      throws IOException {
    Gateway gateway = Gateway.to(application);
    if (layers) {
      List<Registry> registries = found.stream().map(Repository::registry).distinct().toList();
      Path folder = rehearsals.orElse(Path.of("."));
      new Examinations(application, settings, EcrImageCleanup.clock(command), folder)
          .manifestReads(registries)
          .refusal()
          .ifPresent(FigureOptions::refuse);
    }
    return new FurtherFigures(
        stale,
        layers ? Optional.of(new LayerReading(gateway, new LayersReport())) : Optional.empty(),
        vulnerabilities
            ? Optional.of(new FindingReading(gateway, new VulnerabilityReport()))
            : Optional.empty(),
        regret
            ? Optional.of(
                following.begin(
                    settings,
                    gateway,
                    output,
                    asked,
                    Optional.empty(),
                    EcrImageCleanup.clock(command).instant()))
            : Optional.empty());
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException("--layers is refused, because it reads manifests. " + why);
  }
}
