package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.ExplainedImages;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Named;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      "Of an image that is gone the log says when it went, by which check, and on which evidence.",
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

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private SinceOption since = new SinceOption();

  @Override
  public Integer call() throws IOException {
    Settings settings = options.load();
    Optional<Instant> from = since.time(options.now());
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      Registries registries = new Registries(settings.require("cleanup.registries"));
      try {
        print(
            new PendingChecks(gateway, registries.all()),
            ExplainedImages.explain(
                gateway,
                existing(Named.image(image, registries, gateway), gateway),
                StaleMode.parse(settings.require("cleanup.stale-revisions"))));
      } catch (NoSuchImageException e) {
        gone(settings, gateway, registries.all().get(0), from).print(e);
      }
    }
    return ExitCode.OK;
  }

  private void print(PendingChecks pending, Explanation explanation) {
    if (output.json()) {
      output.print(explanation.toJson());
    } else {
      new ExplanationText(output, pending::describeIfAllowed).print(explanation);
    }
  }

  /** What is wrong with its repository the route says. */
  private static ImageReference.Ecr existing(ImageReference.Ecr reference, Gateway gateway) {
    Map<String, Object> about = Repositories.about(reference.repository());
    if (Repositories.tags(reference.repository(), gateway).exists()
        && gateway.find(Endpoint.FIND_IMAGE, reference, about, Image.class).isEmpty()) {
      throw NoSuchImageException.of(reference);
    }
    return reference;
  }

  /** What the log says of it; a name alone is of the first of the registries. */
  private GoneImage gone(
      Settings settings, Gateway gateway, Registry first, Optional<Instant> from) {
    AskedImage asked = AskedImage.of(image);
    Registry registry = asked.registry().orElse(first);
    HistoryFilter filter =
        HistoryOptions.filter(image, any -> any.registry().equals(registry), from, List.of());
    return new GoneImage(
        output,
        logs.find(settings, gateway, filter.question(asked.exactRepository(), options.now())),
        filter);
  }
}
