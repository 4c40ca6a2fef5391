package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.LogQuestion;
import ecrimagecleanup.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the log of the application is. A mixin. */
final class LogOptions {
  /** What to do about it that nobody says where it is. */
  static final String HOW =
      "Give --log FILE, or --log-group NAME (or the setting cleanup.log-group) for CloudWatch Logs.";

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "A file of the log, of text or of JSON, also compressed with gzip; - for standard input;"
              + " may be given several times.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--log-group",
      paramLabel = "NAME",
      description =
          "The log group of CloudWatch Logs that has the log. Default: the setting"
              + " cleanup.log-group.")
  private Optional<String> group = Optional.empty();

  /** Whether somebody says where it is. */
  boolean areGiven() {
    return !files.isEmpty() || group.isPresent();
  }

  /**
   * The files that are named; empty if none is.
   *
   * @throws IllegalArgumentException if a log group is named as well
   */
  Optional<DecisionLog> files() {
    if (!files.isEmpty() && group.isPresent()) {
      throw new IllegalArgumentException(
          "--log and --log-group do not go together; give one of them.");
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(new LogFiles(files));
  }

  /**
   * The files that are named, or the log group; empty if nobody says which.
   *
   * @param question what is asked for of a log group
   */
  Optional<DecisionLog> find(Settings settings, Gateway gateway, LogQuestion question) {
    return files()
        .or(
            () ->
                group
                    .or(() -> settings.given("cleanup.log-group"))
                    .map(name -> new LogGroup(gateway, name, question)));
  }

  /**
   * The files that are named, or the log group.
   *
   * @param question what is asked for of a log group
   * @throws IllegalArgumentException if nobody says which
   */
  DecisionLog require(Settings settings, Gateway gateway, LogQuestion question) {
    return find(settings, gateway, question)
        .orElseThrow(
            () -> new IllegalArgumentException("Where is the log of the application? " + HOW));
  }
}
