package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code restore}: brings an image back from the archive. */
@Command(
    name = "restore",
    description = {
      "Brings an image back from the archive.",
      "With it comes what it lists, if it is an index, and what belongs to that, such as signatures.",
      "ECR takes up to 20 minutes until it can be pulled. From then on it is protected for a grace"
          + " period, as if it had just been pushed.",
      "Exits with 1 if an index is not restored yet, so that what it lists is not known.",
    },
    mixinStandardHelpOptions = true)
public final class Restore implements Callable<Integer> {
  /** The exit code if what an index lists is not restored yet. */
  private static final int INCOMPLETE = 1;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      paramLabel = "IMAGE",
      description =
          "A reference such as 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.4 or"
              + " team/orders@12ab34cd56ef, the first digits of its digest (then of the first of"
              + " cleanup.registries).")
  private String image = "";

  @Option(
      names = "--wait",
      description =
          "Wait until ECR has restored an index, and restore what it lists as well. Without it,"
              + " run the command again for that.")
  private boolean wait;

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      ImageReference.Ecr reference = Named.image(image, settings, gateway);
      Registries registries = application.bean("cleanupRegistries", Registries.class);
      TreeRestoration.Result result =
          restore(
              reference,
              registries,
              gateway,
              wait ? new RestoreWait(this::say) : indexes -> false,
              this::say);
      print(result);
      return result.unread().isEmpty() ? ExitCode.OK : INCOMPLETE;
    }
  }

  /**
   * Brings an image back from the archive with what it lists and what belongs to it; a grace period
   * of its own protects each.
   *
   * @throws IllegalArgumentException if it is of a registry that is not looked after, or does not
   *     exist, or neither it nor anything that hangs on it is in the archive
   */
  static TreeRestoration.Result restore(
      ImageReference.Ecr reference,
      Registries registries,
      Gateway gateway,
      TreeRestoration.Waiting waiting,
      Consumer<Image> restored) {
    Map<String, Object> repository = Repositories.about(registries.named(reference.repository()));
    Image found =
        gateway
            .find(Endpoint.FIND_IMAGE, reference, repository, Image.class)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no image %s.".formatted(reference)));
    TreeRestoration.Result result =
        new TreeRestoration(gateway, repository, waiting, restored).restore(found.digest());
    if (result.asked().isEmpty() && result.unread().isEmpty()) {
      throw new IllegalArgumentException(
          "The image %s is not in the archive, so there is nothing to restore.".formatted(found));
    }
    return result;
  }

  private void say(Image restored) {
    say("%s is being restored; it can be pulled within about 20 minutes.".formatted(restored));
  }

  private void say(String line) {
    if (!output.json()) {
      output.print(line);
    }
  }

  private void print(TreeRestoration.Result result) {
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("complete", result.unread().isEmpty());
      result
          .asked()
          .forEach(
              asked ->
                  json.withArray("restored")
                      .addObject()
                      .put("repository", asked.repository().toString())
                      .put("digest", asked.digest().value()));
      output.print(json);
    } else if (!result.unread().isEmpty()) {
      output.print(
          "What %s lists is not known before ECR has restored it. Run the command again in 20 minutes to restore that as well."
              .formatted(result.unread().get(0)));
    }
  }
}
