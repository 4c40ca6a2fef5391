package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.Following;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.Proposals;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images that were to go are followed. A mixin. */
final class RegretOptions {
  private static final Duration USUAL = Duration.ofDays(30);

  @Mixin private LogOptions logs = new LogOptions();

  @Option(
      names = "--followed",
      paramLabel = "DURATION",
      defaultValue = "P30D",
      converter = RehearsalOptions.DurationConverter.class,
      description =
          "For how long an image that was to go has to be followed from the decision on: until now, or"
              + " of a file until its last record. Default: P30D.")
  private Duration followed = USUAL;

  /** Whether one of them is given. */
  boolean areGiven() {
    return logs.areGiven() || !followed.equals(USUAL);
  }

  /**
   * Takes options that fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  void check() {
    if (followed.isNegative()) {
      throw new IllegalArgumentException("--followed is a duration like P30D.");
    }
  }

  /**
   * Reads the log, and begins to follow the images that it says were to go. AWS Config and ECS are
   * asked only if there is one.
   *
   * @param output where the progress is shown
   * @param asked whether the images of a repository are asked for
   * @param since from when on records count; empty for all
   */
  RegretReading begin(
      Settings settings,
      Gateway gateway,
      Output output,
      Predicate<Repository> asked,
      Optional<Instant> since,
      Instant now)
      throws IOException {
    HistoryFilter filter =
        new HistoryFilter(any -> true, Optional.empty(), Optional.empty(), since, List.of());
    DecisionLog log = logs.require(settings, gateway, filter.question(Optional.empty(), now));
    Proposals proposals = new Proposals(asked);
    long unreadable = Records.read(log, filter, output, proposals::add);
    Instant until = log.goesOn() ? now : proposals.last().orElse(now);
    return new RegretReading(
        gateway,
        new RegretReport(new Following(followed, until), proposals.all(), unreadable),
        proposals.all().isEmpty() ? Optional.empty() : live(settings, gateway),
        now);
  }

  private static Optional<LiveUse> live(Settings settings, Gateway gateway) {
    gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
    return EvidenceSources.parse(settings.require("cleanup.evidence")).askEcs()
        ? Optional.of(gateway.ask(Endpoint.READ_LIVE_USE, "", LiveUse.class))
        : Optional.empty();
  }
}
