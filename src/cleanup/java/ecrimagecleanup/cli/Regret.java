package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.Followed;
import ecrimagecleanup.history.Following;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.Proposal;
import ecrimagecleanup.history.Proposals;
import ecrimagecleanup.history.RegretSummary;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "Exit codes: 0 nobody was seen to use one, 1 somebody was, 2 it could not be looked at, 3 of too"
          + " many it cannot be known.",
    },
    mixinStandardHelpOptions = true)
public final class Regret implements Callable<Integer> {
  private static final int USED = 1;
  private static final int TOO_LITTLE = 3;
  private static final int ALL_PERCENT = 100;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private SinceOption since = new SinceOption();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(
      names = "--followed",
      paramLabel = "DURATION",
      defaultValue = "P30D",
      converter = RehearsalOptions.DurationConverter.class,
      description =
          "For how long an image has to be followed from the decision on: until now, or of a file until"
              + " its last record. Default: P30D.")
  private Duration followed = Duration.ofDays(30);

  @Option(
      names = "--unknown-at-most",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "Of how many images it may be that it cannot be known. Default: 10.")
  private int unknownAtMost = 10;

  @Override
  public Integer call() throws IOException {
    if (unknownAtMost < 0 || unknownAtMost > ALL_PERCENT || followed.isNegative()) {
      throw new IllegalArgumentException(
          "--unknown-at-most is a number from 0 to 100, and --followed a duration like P30D.");
    }
    Instant now = options.now();
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      Gateway gateway = Gateway.to(application);
      HistoryFilter filter =
          new HistoryFilter(
              any -> true, Optional.empty(), Optional.empty(), since.time(now), List.of());
      DecisionLog log = logs.require(settings, gateway, filter.question(Optional.empty(), now));
      Proposals proposals = new Proposals(repositories::match);
      long unreadable = Records.read(log, filter, output.output(), proposals::add);
      List<Followed> all = follow(proposals, until(log, proposals, now), settings, gateway);
      RegretSummary summary = RegretSummary.of(all);
      new RegretText(output, followed).print(all, summary, unreadable);
      return exitCode(summary);
    }
  }

  private static Instant until(DecisionLog log, Proposals proposals, Instant now) {
    return log.goesOn() ? now : proposals.last().orElse(now);
  }

  private List<Followed> follow(
      Proposals proposals, Instant until, Settings settings, Gateway gateway) {
    Map<Repository, List<Proposal>> byRepository =
        proposals.all().stream()
            .collect(
                Collectors.groupingBy(
                    Proposal::repository, LinkedHashMap::new, Collectors.toList()));
    if (byRepository.isEmpty()) {
      return List.of();
    }
    gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
    Optional<LiveUse> live =
        EvidenceSources.parse(settings.require("cleanup.evidence")).askEcs()
            ? Optional.of(gateway.ask(Endpoint.READ_LIVE_USE, "", LiveUse.class))
            : Optional.empty();
    RegretReading reading =
        new RegretReading(gateway, new Following(followed, until), live, options.now());
    List<Followed> all = new ArrayList<>();
    try (Progress progress = output.progress("Reading repositories", byRepository.size())) {
      byRepository.forEach(
          (repository, some) -> {
            all.addAll(reading.read(repository, some));
            progress.step();
          });
    }
    return all;
  }

  private int exitCode(RegretSummary summary) {
    if (summary.used() > 0) {
      return USED;
    }
    return summary.isTooLittle(unknownAtMost) ? TOO_LITTLE : ExitCode.OK;
  }
}
