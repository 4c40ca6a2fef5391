package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.Standing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code opt-out}: takes a repository out again. */
@Command(
    name = "opt-out",
    sortOptions = false,
    description = {
      "Opts a repository out: shows what will stay, asks, and takes the tag of cleanup.opt-in-tag away. From then on nothing"
          + " in it is touched: checks that are pending keep everything when they fire.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class OptOut implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private Question question = new Question();

  @Parameters(paramLabel = "REPOSITORY", description = "Its name, such as team/orders, or its URI.")
  private String name = "";

  @Override
  public Integer call() {
    Settings settings = options.load();
    Repository repository = Named.repository(name, settings);
    try (Application application = options.startForCommands(settings)) {
      Output output = new Output(command);
      // In a hurry nothing has to be readable but the tags themselves.
      boolean go = question.isAnswered() || isAnsweredYes(application, repository);
      if (go) {
        application.ask("opt-out", repository, Object.class);
      }
      output.print(go ? "%s has opted out.".formatted(repository) : "Nothing was changed.");
    }
    return ExitCode.OK;
  }

  private boolean isAnsweredYes(Application application, Repository repository) {
    RepositoryPlan plan =
        application.ask(
            "cleanup-plan", new PlanRequest(repository, false), RepositoryPlan.class);
    return question.isAnsweredYes(
        plan.optedIn()
            ? "Opt %s out? %s images that can go now will stay."
                .formatted(
                    repository, Amounts.count(PlanSummary.of(plan).of(Standing.REMOVABLE).images()))
            : "%s has not opted in, so nothing in it is touched. Take the tag away all the same?"
                .formatted(repository));
  }
}
