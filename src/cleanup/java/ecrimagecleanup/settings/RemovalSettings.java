package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.choice;
import static ecrimagecleanup.settings.SettingKind.duration;
import static ecrimagecleanup.settings.SettingKind.durationFrom;
import static ecrimagecleanup.settings.SettingKind.durationUpTo;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;
import static ecrimagecleanup.settings.SettingKind.parsed;

import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.util.List;
import org.quartz.CronExpression;

/** What becomes of an image, and when. */
final class RemovalSettings {
  private static final Duration SHORTEST_MINIMUM = Duration.ofMinutes(1);

  /** What is in the archive for less can hardly be missed before it is gone. */
  private static final Duration SHORTEST_ARCHIVING = Duration.ofDays(1);

  static final List<Setting> ALL =
      List.of(
          setting(
              "action",
              "report",
              choice(Action.class),
              """
              What happens to an image that can be removed; `report` only says so. The owner of a
              repository can choose an action that does less.
              """),
          setting(
              "archive-for",
              "P90D",
              durationFrom(SHORTEST_ARCHIVING),
              """
              How long an image is in the archive before `archive-then-delete`, or `delete`, deletes
              it.
              """),
          setting(
              "archive-index",
              "with-all-it-lists",
              choice(ArchiveIndex.class),
              """
              What goes to the archive with an index; AWS does not say. With `with-all-it-lists` an
              index stays while another image needs some of what it lists, or some of that has a
              protected tag. Set `alone` only if `rehearse` has found that on your account: if more
              goes there, an image is lost that somebody runs.
              """),
          setting(
              "opt-in-tag",
              "ecr-image-cleanup",
              matching("[\\p{L}\\p{N}_.:/=+@ -]{1,128}", "the key of a tag"),
              """
              The key of the tag with which the owner of a repository opts in. Nothing is ever
              touched in a repository without it.
              """),
          setting(
              "opt-in-value",
              "enabled",
              matching("[\\p{L}\\p{N}_.:/=+@ -]{0,256}", "the value of a tag"),
              "The value of that tag."),
          setting(
              "grace",
              "PT24H",
              durationUpTo(RepositoryPolicy.LONGEST_GRACE),
              "How long an image must have been unused before it can be removed."),
          setting(
              "minimum-grace",
              "PT24H",
              durationFrom(SHORTEST_MINIMUM),
              "The shortest grace period that is accepted, here and from owners."),
          setting(
              "keep-newest",
              "0",
              new SettingKind.Written(
                  "a number from 0 to 10000, or rules like v*=20 main-*=10 5",
                  NewestRules::isOfTheForm),
              """
              How many of the newest images of a repository stay, all in all or by kinds of tags, unless
              its owner says otherwise.
              """),
          optional(
              "protected-tags",
              "none",
              parsed(
                  "up to 20 words like release-* or 1.4.2, separated by spaces", TagPattern::parse),
              """
              Tags whose images stay, unless the owner of the repository gives others; `*` stands for any
              characters.
              """),
          setting(
                  "sweep-cron",
                  "0 0 3 * * ?",
                  new SettingKind.Written(
                      "a cron expression of Quartz with seconds, like 0 0 3 * * ?",
                      CronExpression::isValidExpression),
                  """
                  When all opted-in repositories are swept for images that no event ever named, in
                  UTC. Leave it empty if a message of yours starts the sweeps.
                  """)
              .orEmptyFor("never"),
          setting(
              "minimum-age",
              "P30D",
              duration(),
              """
              How long ago an image must have been pushed, restored or last pulled before a sweep
              nominates it: an image that was never deployed may be about to be, and one that is
              pulled now and then is used where no event names it.
              """),
          setting(
              "stale-revisions",
              "keep",
              choice(StaleMode.class),
              """
              What happens to an image that nothing but stale revisions of task definitions holds:
              ACTIVE, old, run by nobody, started by no rule or schedule. With `archive` it goes to
              the archive by a sweep and its second look, and never further than that at once;
              `report` only says so. What starts tasks from AWS Step Functions, from EventBridge Pipes,
              from code or by hand is not seen, nor is a host that starts them from its cache.
              """),
          setting(
              "stale-newest",
              "3",
              number(StaleRules.LEAST_NEWEST, NewestRules.MOST),
              "How many of the newest ACTIVE revisions of a family are never stale."),
          setting(
              "stale-after",
              "P90D",
              durationFrom(StaleRules.LEAST_AFTER),
              """
              A revision is stale only if it was registered, and every image of it pushed and last
              pulled, longer ago than this. That nobody pulls an image proves nothing: a host can
              have it in its cache.
              """),
          setting(
              "rollout",
              "PT1H",
              duration(),
              """
              How long a deployment may take until the last task of the old revision has stopped. The
              grace period of an image whose service was deployed begins after that.
              """));

  private RemovalSettings() {}
}
