package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.Sweep;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.ArrayList;
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
        sweep(gateway, found);
      } else {
        ask(gateway, found);
      }
    }
    return ExitCode.OK;
  }

  private void ask(Gateway gateway, List<Repository> found) {
    Sweep all = Sweep.ofAll(options.now());
    List<Sweep> sweeps = repositories.isAll() ? List.of(all) : found.stream().map(all::of).toList();
    sweeps.forEach(sweep -> gateway.send(Endpoint.SCHEDULE_SWEEP, sweep, Map.of()));
    if (output.json()) {
      output.print(JsonNodeFactory.instance.objectNode().put("scheduled", sweeps.size()));
    } else {
      output.print(
          "The application sweeps %s within two hours; checks list shows what it nominates."
              .formatted(
                  repositories.isAll()
                      ? "all opted-in repositories"
                      : "%s, if it has opted in"
                          .formatted(
                              found.size() == 1
                                  ? found.get(0).name()
                                  : "each of " + Counts.of(found.size(), "repository"))));
    }
  }

  private void sweep(Gateway gateway, List<Repository> found) {
    Instant began = options.now();
    List<ScheduledCheck> checks = new ArrayList<>();
    try (Progress progress = output.progress("Sweeping repositories", found.size())) {
      for (Repository repository : found) {
        checks.addAll(
            gateway.list(
                Endpoint.SWEEP_NOW,
                Sweep.ofAll(began).of(repository),
                Map.of(),
                ScheduledCheck.class));
        progress.step();
      }
    }
    long images = checks.stream().mapToLong(check -> check.check().images().size()).sum();
    if (output.json()) {
      output.print(json(found.size(), checks));
    } else {
      output.print(table(checks));
      output.print(
          "%s nominated in %s, of %s. A check that was there already today stays as it was."
              .formatted(
                  Counts.of(images, "image"),
                  Counts.of(checks.size(), "check"),
                  Counts.of(found.size(), "repository")));
    }
  }

  private static Table table(List<ScheduledCheck> checks) {
    Table table =
        new Table(
            List.of(
                Column.of("REPOSITORY"),
                Column.ofNumbers("IMAGES"),
                Column.of("CHECKED AT"),
                Column.of("SCHEDULE")));
    checks.forEach(
        check ->
            table.row(
                check.check().repository().toString(),
                Counts.of(check.check().images().size()),
                Times.utc(check.at()),
                check.name().value()));
    return table;
  }

  private static ObjectNode json(int repositories, List<ScheduledCheck> checks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("repositories", repositories);
    ArrayNode nominated = json.putArray("checks");
    for (ScheduledCheck check : checks) {
      ArrayNode images =
          nominated
              .addObject()
              .put("repository", check.check().repository().toString())
              .put("at", check.at().toString())
              .put("schedule", check.name().value())
              .putArray("images");
      check.check().images().forEach(image -> images.add(image.value()));
    }
    return json;
  }
}
