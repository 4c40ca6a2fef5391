package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.Application;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.settings.Settings;
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
      print(application.ask("restore-image", reference, Image.class));
    }
    return ExitCode.OK;
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
