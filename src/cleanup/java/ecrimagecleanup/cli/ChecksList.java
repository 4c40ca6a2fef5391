package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code checks list}. */
@Command(
    name = "list",
    description = {
      "Lists the checks that wait, those that are due soonest first.",
      "Sweeps to come and the report to owners wait as well; they stand below the checks. With"
          + " -o wide each row ends with the whole name of the schedule, as explain and sweep show it.",
    },
    mixinStandardHelpOptions = true)
final class ChecksList implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description = {
        "Only the checks of this repository of the first of cleanup.registries, such as team/orders;",
        "or those of all that a pattern such as 'team/*' stands for.",
      })
  private String repository = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "How many are shown at most, about the soonest: the name of a sweep's check tells only its"
              + " day. Each is one call of AWS. Default: 100.")
  private int limit = 100;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "--limit %d shows nothing; give 1 or more.".formatted(limit));
    }
    try (Application application = options.startWithoutRoutes(options.load())) {
      PendingChecks pending = PendingChecks.of(application);
      PendingNames names = pending.list(repository);
      print(read(pending, names), new ShortNames(names.all()));
    }
    return ExitCode.OK;
  }

  private PendingList read(PendingChecks pending, PendingNames names) {
    List<String> checks = names.checks().soonest(limit);
    List<String> others = names.others().soonest(limit - checks.size());
    try (Progress progress = output.progress("Reading checks", checks.size() + others.size())) {
      return new PendingList(
              repository,
              describe(pending, checks, progress),
              names.checks().all().size(),
              describe(pending, others, progress),
              names.others().all().size())
          .withoutFired(checks.size(), others.size());
    }
  }

  /** In the order in which they fire, which the name of one of several images tells by day only. */
  private static List<PendingCheck> describe(
      PendingChecks pending, List<String> names, Progress progress) {
    List<PendingCheck> checks = new ArrayList<>();
    for (String name : names) {
      // Empty if it has fired since it was listed.
      pending.describe(name).ifPresent(checks::add);
      progress.step();
    }
    checks.sort(Comparator.comparing(check -> check.due().orElse(Instant.MAX)));
    return checks;
  }

  private void print(PendingList list, ShortNames names) {
    if (output.json()) {
      output.print(list.json());
      return;
    }
    output.print(PendingCheckView.table(list.rows(), names, options.now(), output.wide()));
    list.sentences().forEach(output::print);
  }
}
