package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.anything;
import static ecrimagecleanup.settings.SettingKind.choice;
import static ecrimagecleanup.settings.SettingKind.durationFrom;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;
import static ecrimagecleanup.settings.SettingKind.parsed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How the application runs, and what it tells others. */
final class RunSettings {
  static final List<Setting> ALL =
      List.of(
          setting(
              "consumers",
              "2",
              number(1, 32),
              "How many threads take messages from each queue of events and checks."),
          setting(
              "visibility-timeout",
              "300",
              number(1, 43_200),
              """
              Seconds until a message that was taken and not finished is delivered again. Give the
              queues the same value. A message that takes longer is held back while it is worked on.
              """),
          setting(
              "wait-time",
              "10",
              number(1, 20),
              "Seconds that a request for messages waits for one. A stop waits as long."),
          setting(
                  "look-every",
                  "PT5M",
                  durationFrom(Duration.ofMinutes(1)),
                  """
                  How often an instance counts dead letters and reads the brake, for its metrics. Each
                  time it calls SQS four times for each queue.
                  """)
              .orEmptyFor("never"),
          optional(
              "event-bus",
              "none",
              matching("[A-Za-z0-9_./:-]{1,256}", "the name or ARN of an event bus"),
              "The event bus of EventBridge that receives an event for every completed check."),
          setting(
              "instance",
              "{{camel.main.name}}@{{env:HOSTNAME:localhost}}",
              anything("any text"),
              "What the records of decisions name as the instance that decided."),
          setting(
              "queries",
              "config/queries",
              parsed("a folder", RunSettings::readQueries),
              "The folder of the queries for the aggregator."),
          setting(
              "price-per-gb-month",
              "0.10",
              matching("[0-9]{1,6}(\\.[0-9]{1,6})?", "a price like 0.10"),
              "What a GB (10^9 bytes) in ECR costs a month, for plans."),
          setting(
              "http",
              "false",
              choice("true", "false"),
              """
              Whether plan, explanations and a page of what this instance does can be read at
              `/observe/cleanup`, at the port of health and metrics. Nothing can be changed there.
              """),
          optional(
              "http-hosts",
              "this machine alone",
              matching(
                  "[A-Za-z0-9.-]{1,253}(\\s*,\\s*[A-Za-z0-9.-]{1,253})*",
                  "host names, separated by commas"),
              """
              The names by which others than this machine may ask there, as in the address that they
              type. Nobody has to say who they are: put what asks for that in front of it.
              """),
          setting(
              "log-format",
              "text",
              choice("text", "json"),
              "Log lines: `text` for people; `json` for CloudWatch Logs Insights, `jq` and other machines."),
          optional(
              "log-group",
              "none",
              matching("[A-Za-z0-9_/.#-]{1,512}", "the name of a log group"),
              """
              The log group of CloudWatch Logs in `cleanup.region` that has the log of the application,
              for the commands that read it: `history`, `explain`, `regret` and `plan --regret`.
              """));

  private RunSettings() {}

  private static void readQueries(String folder) {
    try {
      QueryFiles.load(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file %s cannot be read.".formatted(e.getMessage()), e);
    }
  }
}
