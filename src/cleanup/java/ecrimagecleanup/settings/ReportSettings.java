package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;
import static ecrimagecleanup.settings.SettingKind.secret;

import ecrimagecleanup.owners.Webhook;
import java.util.List;
import org.quartz.CronExpression;

/** Which reports owners get, when, and where. */
final class ReportSettings {
  static final List<Setting> ALL =
      List.of(
          optional(
              "report-webhook",
              "none",
              secret(Webhook.FORM, Webhook::isUrl),
              """
              Where reports to owners are posted, as Slack and Microsoft Teams have webhooks. Whoever
              knows the URL can post there, so give it by the environment and not by a file:
              docs/reports.md says how.
              """),
          optional(
              "report-topic",
              "none",
              matching(
                  "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
                  "the ARN of a standard topic of SNS"),
              """
              The topic that reports to owners are sent to, by EventBridge Scheduler and the role of
              `cleanup.scheduler-role-arn`.
              """),
          setting(
              "report-tag",
              "team",
              matching("[\\p{L}\\p{N}_.:/=+@ -]{1,128}", "the key of a tag"),
              "The key of the tag of repositories whose value names their owner, for reports."),
          setting(
              "report-cron",
              "0 0 7 ? * MON",
              new SettingKind.Written(
                  "a cron expression of Quartz with seconds, like 0 0 7 ? * MON",
                  CronExpression::isValidExpression),
              "When reports to owners are sent, in UTC, if one of the two is given."),
          setting(
              "report-pause",
              "60",
              number(1, 3_600),
              """
              Seconds to wait before what could not be sent of a report is sent again; after that
              twice as many each time, but never more than an hour, five times in all.
              """));

  private ReportSettings() {}
}
