package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.RegretJson;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.history.RegretSummary;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code regret}: whether somebody used what was to go. */
@Command(
    name = "regret",
    sortOptions = false,
    description = {
      "Says whether somebody used the images that were to go: that a report would have removed, or"
          + " that were archived or deleted. Nothing is changed.",
      "",
      "The log says which images these are, and what was seen of them since. Each is then looked at as"
          + " in plan: whether it was pulled, is named or runs, or came back. What cannot be known is"
          + " counted, with why.",
      "",
    },
    footer = {
      "",
      "Exit codes: 0 nobody was seen to use one, 1 somebody was, 2 it could not be looked at, 3 too"
          + " many are unknown.",
    },
    mixinStandardHelpOptions = true)
public final class Regret implements Callable<Integer> {
  private static final int USED = 1;
  private static final int TOO_LITTLE = 3;
  private static final int ALL_PERCENT = 100;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private RegretOptions regret = new RegretOptions();

  @Mixin private SinceOption since = new SinceOption();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(
      names = "--unknown-at-most",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description =
          "How many percent of the images may stay unknown before the exit code is 3. Default: 10.")
  private int unknownAtMost = 10;

  @Override
  public Integer call() throws IOException {
    if (unknownAtMost < 0 || unknownAtMost > ALL_PERCENT) {
      throw new IllegalArgumentException("--unknown-at-most is a number from 0 to 100.");
    }
    regret.check();
    Instant now = options.now();
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      RegretReading reading =
          regret.begin(
              settings,
              Gateway.to(application),
              output.output(),
              repositories::match,
              since.time(now),
              now);
      RegretReport report = reading.report();
      Set<Repository> all = report.repositories();
      try (Progress progress = output.progress("Reading repositories", all.size())) {
        for (Repository repository : all) {
          reading.read(repository);
          progress.step();
        }
      }
      print(report);
      return exitCode(report.summary());
    }
  }

  private void print(RegretReport report) {
    if (output.json()) {
      report.all().forEach(one -> output.print(RegretJson.of(one)));
      output.print(RegretJson.of(report));
    } else {
      new RegretText(output.output()).print(report);
    }
  }

  private int exitCode(RegretSummary summary) {
    if (summary.used() > 0) {
      return USED;
    }
    return summary.isTooLittle(unknownAtMost) ? TOO_LITTLE : ExitCode.OK;
  }
}
