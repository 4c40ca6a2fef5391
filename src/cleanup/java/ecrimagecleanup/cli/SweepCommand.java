package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.Sweep;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code sweep}: nominates what no event ever named. */
@Command(
    name = "sweep",
    sortOptions = false,
    description = {
      "Nominates the images of opted-in repositories that nobody uses.",
      "A sweep finds what no event ever named. A check of each such image is scheduled, a grace"
          + " period from now. A sweep removes nothing.",
      "",
      "Without options the running application sweeps, within the next two hours; with --now this command does"
          + " it and waits. Whatever is nominated twice on a day is nominated once.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--now", description = "Sweep in this process, and print what was nominated.")
  private boolean now;

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
      List<Repository> found = repositories.find(gateway, settings);
      if (now) {
        sweep(SweepRun.of(application, options.now()), found);
      } else {
        ask(gateway, found, brake(gateway, settings));
      }
    }
    return ExitCode.OK;
  }

  /** What holds removals, which no owner may let through if the operator only has them reported. */
  private static Brake brake(Gateway gateway, Settings settings) {
    return settings.require("cleanup.action").equals(Action.REPORT.word())
        ? Brake.off()
        : gateway.ask(Endpoint.BRAKE, "", Brake.class);
  }

  private void ask(Gateway gateway, List<Repository> found, Brake brake) {
    Sweep all = Sweep.ofAll(options.now());
    List<Sweep> sweeps = repositories.isAll() ? List.of(all) : found.stream().map(all::of).toList();
    sweeps.forEach(sweep -> gateway.send(Endpoint.SCHEDULE_SWEEP, sweep, Map.of()));
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("scheduled", sweeps.size());
      output.print(brake.holds() ? json.put("held", brake.reason()) : json);
      return;
    }
    output.print(
        "Within two hours the application sweeps %s; checks list shows what it nominates."
            .formatted(
                repositories.isAll() ? "all repositories that have opted in" : those(found)));
    if (brake.holds()) {
      output.print(
          "The brake is on; while it is, nothing is nominated that would be removed. "
              + brake.reason());
    }
  }

  private static String those(List<Repository> found) {
    return found.size() == 1
        ? "%s if it has opted in".formatted(found.get(0).name())
        : "those of the %s that have opted in".formatted(Counts.of(found.size(), "repository"));
  }

  private void sweep(SweepRun run, List<Repository> found) {
    try (Progress progress = output.progress("Sweeping repositories", found.size())) {
      for (Repository repository : found) {
        run.sweep(repository);
        progress.step();
      }
    }
    SweepResult result = run.result();
    if (output.json()) {
      output.print(result.json());
    } else {
      output.print(result.table());
      result.sentences().forEach(output::print);
    }
  }
}
