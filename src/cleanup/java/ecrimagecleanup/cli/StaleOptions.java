package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a plan says what stale revisions of task definitions alone keep. A mixin. */
final class StaleOptions {
  @Option(
      names = "--stale-revisions",
      description =
          "Also say what is kept by nothing but stale revisions of task definitions: ACTIVE, old,"
              + " run by nobody, and started by no rule or schedule. Reads rules and schedules in"
              + " each workload.")
  private boolean report;

  @Option(
      names = "--stale-script",
      paramLabel = "FILE",
      description =
          "With --stale-revisions: write the commands that deregister them, for a person to read"
              + " first.")
  private Optional<Path> script = Optional.empty();

  /**
   * Takes options that fit together.
   *
   * @param shown whether the format can say it
   * @throws IllegalArgumentException if they do not
   */
  void check(boolean shown) {
    if (script.isPresent() && !report) {
      throw new IllegalArgumentException("--stale-script goes with --stale-revisions.");
    }
    if (report && !shown) {
      throw new IllegalArgumentException("--stale-revisions is for -o table, wide, json and html.");
    }
  }

  /** Whether a plan says it. */
  boolean areGiven() {
    return report;
  }

  /** When revisions are stale, with what rules and schedules start; empty if nobody asks. */
  Optional<StaleRules> rules(Gateway gateway, Settings settings) {
    int newest = Integer.parseInt(settings.require("cleanup.stale-newest"));
    Duration after = Duration.parse(settings.require("cleanup.stale-after"));
    if (StaleMode.parse(settings.require("cleanup.stale-revisions")).looks()) {
      // The routes read what starts task definitions, and more, where a revision could be stale.
      return Optional.of(new StaleRules(newest, after, Starters.NONE));
    }
    return report
        ? Optional.of(
            new StaleRules(
                newest, after, gateway.ask(Endpoint.DESCRIBE_STARTERS, "", Starters.class)))
        : Optional.empty();
  }

  /**
   * Begins the file of the script, if it is asked for.
   *
   * @throws IllegalArgumentException if it cannot be written there
   */
  StaleFile begin() {
    return new StaleFile(script.map(OutputFile::begin));
  }
}
