package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.ReadBefore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code opt-in}: shows what would go of a repository, asks, and opts it in. */
@Command(
    name = "opt-in",
    sortOptions = false,
    description = {
      "Opts a repository in.",
      "Shows what would become of its images, asks, and gives it the tag of cleanup.opt-in-tag."
          + " Without the tag nothing in a repository is ever touched.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class OptIn extends OptCommand {
  @Option(names = "--images", description = "Show a row for each image.")
  private boolean images;

  @Override
  Optional<String> already(OptInTag tag, Repository repository) {
    return tag.isOn(repository)
        ? Optional.of("%s has opted in already: nothing was changed.".formatted(repository))
        : Optional.empty();
  }

  @Override
  boolean isWanted(Repository repository, Settings settings, Gateway gateway) {
    gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
    Output output = output();
    try (Progress progress = output.progress("Reading the repository", 1);
        RepositoryPlans plans =
            new RepositoryPlans(
                gateway,
                List.of(repository),
                true,
                1,
                progress,
                unused -> ReadBefore.NOTHING,
                FurtherFigures.NONE)) {
      new PlanText(
              output,
              PlanHeaders.of(gateway, settings::require, options.now(), true),
              PlanView.ofOneRepository(images))
          .print(plans);
    }
    PrintWriter err = command.commandLine().getErr();
    err.println();
    err.flush();
    return question.isAnsweredYes(
        "Opt %s in, for the action %s?".formatted(repository, settings.require("cleanup.action")));
  }

  @Override
  void change(OptInTag tag, Repository repository) {
    tag.giveTo(repository);
  }

  @Override
  String done(Repository repository) {
    return "%s has opted in. The next sweep nominates what can be removed; opt-out takes the opt-in back."
        .formatted(repository);
  }
}
