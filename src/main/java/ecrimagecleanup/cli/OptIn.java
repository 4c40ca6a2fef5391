package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code opt-in}: shows what would go of a repository, asks, and opts it in. */
@Command(
    name = "opt-in",
    sortOptions = false,
    description = {
      "Opts a repository in: shows what would become of its images, asks, and gives it the tag of"
          + " cleanup.opt-in-tag. Without the tag nothing in a repository is ever touched.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class OptIn implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private Question question = new Question();

  @Option(names = "--summary", description = "Show the totals alone, not each image.")
  private boolean summary;

  @Parameters(paramLabel = "REPOSITORY", description = "Its name, such as team/orders, or its URI.")
  private String name = "";

  @Override
  public Integer call() {
    Settings settings = options.load();
    Repository repository = Named.repository(name, settings);
    try (Application application = options.startForCommands(settings)) {
      application.ask("cleanup-evidence-config-coverage", "", Object.class);
      Output output = new Output(command);
      try (Progress progress = output.progress("Reading the repository", 1);
          RepositoryPlans plans =
              new RepositoryPlans(application, List.of(repository), true, 1, progress)) {
        new PlanText(output, PlanHeaders.of(application, settings, options.now(), true), summary)
            .print(plans);
      }
      PrintWriter err = command.commandLine().getErr();
      err.println();
      err.flush();
      boolean go =
          question.isAnsweredYes(
              "Opt %s in, for the action %s?"
                  .formatted(repository, settings.require("cleanup.action")));
      if (go) {
        application.ask("opt-in", repository, Object.class);
      }
      output.print(
          go
              ? "%s has opted in. The next sweep nominates what can go; opt-out takes it back."
                  .formatted(repository)
              : "Nothing was changed.");
    }
    return ExitCode.OK;
  }
}
