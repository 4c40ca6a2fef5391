package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.words.Counts;
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
    description = "Lists the checks that wait, those that are due soonest first.",
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
      description = "How many are shown at most; each is one call of AWS. Default: 100.")
  private int limit = 100;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "--limit %d shows nothing; give 1 or more.".formatted(limit));
    }
    try (Application application = options.startWithoutRoutes(options.load())) {
      PendingChecks checks = PendingChecks.of(application);
      PendingNames names = checks.list(repository);
      List<String> soonest = names.soonest(limit);
      List<PendingCheck> pending = describe(checks, soonest);
      int fired = soonest.size() - pending.size();
      print(pending, new ShortNames(names.all()), names.all().size() - fired);
    }
    return ExitCode.OK;
  }

  /** In the order in which they fire, which the name of one of several images tells by day only. */
  private List<PendingCheck> describe(PendingChecks pending, List<String> names) {
    List<PendingCheck> checks = new ArrayList<>();
    try (Progress progress = output.progress("Reading checks", names.size())) {
      for (String name : names) {
        // Empty if it has fired since it was listed.
        pending.describe(name).ifPresent(checks::add);
        progress.step();
      }
    }
    checks.sort(Comparator.comparing(check -> check.due().orElse(Instant.MAX)));
    return checks;
  }

  private void print(List<PendingCheck> checks, ShortNames names, int pending) {
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      ArrayNode array = json.putArray("checks");
      checks.forEach(check -> array.add(PendingCheckView.json(check)));
      output.print(json.put("pending", pending));
      return;
    }
    output.print(PendingCheckView.table(checks, names, options.now()));
    output.print(count(checks.size(), pending));
  }

  /** How many checks are shown, in words. */
  static String count(int shown, int pending) {
    if (shown < pending) {
      return "%s of %s, those that are due soonest; --limit shows more."
          .formatted(Counts.of(shown), Counts.of(pending, "pending check"));
    }
    return shown == 0 ? "No check is pending." : Counts.of(shown, "pending check") + ".";
  }
}
