package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Question;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Named;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that changes whether a repository has opted in: shows what comes of it, asks, and does
 * it.
 */
abstract class OptCommand implements Callable<Integer> {
  @Spec CommandSpec command = CommandSpec.create();

  @Mixin SettingsOptions options = new SettingsOptions();

  @Mixin Question question = new Question();

  @Parameters(paramLabel = "REPOSITORY", description = "Its name, such as team/orders, or its URI.")
  private String name = "";

  /** Says that there is nothing to change, if that is so and can be known; nobody is asked then. */
  abstract Optional<String> already(OptInTag tag, Repository repository);

  /** Shows what would come of it, and asks: whether it is wanted. */
  abstract boolean isWanted(Repository repository, Settings settings, Gateway gateway);

  /** Does it. */
  abstract void change(OptInTag tag, Repository repository);

  /** Says that it is done. */
  abstract String done(Repository repository);

  /** What people see, without a choice of formats. */
  Output output() {
    return new Output(command);
  }

  @Override
  public Integer call() {
    Settings settings = options.load();
    Repository repository =
        Named.repository(name, new Registries(settings.require("cleanup.registries")));
    try (Application application = options.startForCommands(settings)) {
      OptInTag tag = OptInTag.of(application);
      Optional<String> already = already(tag, repository);
      if (already.isPresent()) {
        output().print(already.get());
        return ExitCode.OK;
      }
      boolean wanted = isWanted(repository, settings, Gateway.to(application));
      if (wanted) {
        change(tag, repository);
      }
      output().print(wanted ? done(repository) : "Nothing was changed.");
      return wanted ? ExitCode.OK : Question.DECLINED;
    }
  }
}
