package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code restore}: brings an image back from the archive. */
@Command(
    name = "restore",
    description = {
      "Brings an image back from the archive.",
      "ECR takes up to 20 minutes until it can be pulled. From then on it is protected for a grace"
          + " period, as if it had just been pushed.",
    },
    mixinStandardHelpOptions = true)
public final class Restore implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      paramLabel = "IMAGE",
      description =
          "A reference such as 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.4 or"
              + " team/orders@sha256:… (then of the first of cleanup.registries).")
  private String image = "";

  @Override
  public Integer call() {
    Settings settings = options.load();
    ImageReference.Ecr reference = Named.image(image, settings);
    try (Application application = options.startForCommands(settings)) {
      Registries registries = application.bean("cleanupRegistries", Registries.class);
      print(restore(reference, registries, Gateway.to(application)));
    }
    return ExitCode.OK;
  }

  /**
   * Brings an image back from the archive, where a grace period of its own protects it.
   *
   * @throws IllegalArgumentException if it is of a registry that is not looked after, or does not
   *     exist, or is not in the archive
   */
  static Image restore(ImageReference.Ecr reference, Registries registries, Gateway gateway) {
    Map<String, Object> repository = Repositories.about(registries.named(reference.repository()));
    Image found =
        gateway
            .find(Endpoint.FIND_IMAGE, reference, repository, Image.class)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no image %s.".formatted(reference)));
    if (!found.archived()) {
      throw new IllegalArgumentException(
          "The image %s is not in the archive, so there is nothing to restore.".formatted(found));
    }
    gateway.send(Endpoint.RESTORE_IMAGE, found.digest(), repository);
    return found;
  }

  private void print(Image restored) {
    if (output.json()) {
      output.print(
          JsonNodeFactory.instance
              .objectNode()
              .put("repository", restored.repository().toString())
              .put("digest", restored.digest().value())
              .put("restored", true));
    } else {
      output.print(
          "%s is being restored; it can be pulled within about 20 minutes.".formatted(restored));
    }
  }
}
