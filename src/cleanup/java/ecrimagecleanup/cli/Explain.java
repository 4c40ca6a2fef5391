package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.gateway.ExplainedImages;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Named;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code explain}: why one image stays or goes. */
@Command(
    name = "explain",
    sortOptions = false,
    description = {
      "Says why an image stays or goes. Nothing is changed.",
      "",
      "Asks every question of the decision table as if the check of the image were due now, also those"
          + " after the first that decides, and every source of evidence. Prints what was asked, what"
          + " came back, what would have to change, and which checks of the image are pending.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      paramLabel = "IMAGE",
      description =
          "Any reference to it: team/orders:1.4, team/orders@sha256:… or the first digits of that as in"
              + " team/orders@12ab34cd56ef, with the host of the registry, or as the records of"
              + " decisions write it.")
  private String image = "";

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      Explanation explanation =
          ExplainedImages.explain(
              gateway,
              Named.image(image, new Registries(settings.require("cleanup.registries")), gateway),
              StaleMode.parse(settings.require("cleanup.stale-revisions")));
      if (output.json()) {
        output.print(explanation.toJson());
      } else {
        new ExplanationText(output).print(explanation);
      }
    }
    return ExitCode.OK;
  }
}
