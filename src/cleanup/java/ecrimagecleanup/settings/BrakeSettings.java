package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.anything;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;

import ecrimagecleanup.check.ImageDeletionCheck;
import java.util.List;

/** What stops removals, or slows them down. */
final class BrakeSettings {
  static final List<Setting> ALL =
      List.of(
          optional(
              "brake-file",
              "none",
              anything("the path of a file"),
              """
              While this file exists, nothing is removed. A path that is not absolute begins at the
              folder of the application.
              """),
          optional(
              "brake-parameter",
              "none",
              matching("[A-Za-z0-9_.:/-]{1,1011}", "the name of an SSM parameter"),
              "While this SSM parameter is anything but `off`, nothing is removed."),
          setting(
              "maximum-removals",
              "100",
              number(1, ImageDeletionCheck.MOST_IMAGES),
              "The most images that one check removes; others follow over the next days."),
          setting(
              "removals-per-second",
              "10",
              number(1, 1000),
              """
              How many checks an instance lets begin to delete in a second, and as many to archive. Each
              removes up to `cleanup.maximum-removals` images.
              """));

  private BrakeSettings() {}
}
