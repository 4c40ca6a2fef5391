package ecrimagecleanup.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every setting of the application, and what holds for all of them together. */
final class AllSettings {
  /** In the order in which people read them. */
  static final List<SettingGroup> GROUPS =
      List.of(
          new SettingGroup("Where things are", PlaceSettings.ALL),
          new SettingGroup("What is removed, and when", RemovalSettings.ALL),
          new SettingGroup("Who uses an image", EvidenceSettings.ALL),
          new SettingGroup("What holds removals back", BrakeSettings.ALL),
          new SettingGroup("How the application runs", RunSettings.ALL),
          new SettingGroup("Reports to owners", ReportSettings.ALL));

  /** The settings of all groups. */
  static final List<Setting> ALL =
      GROUPS.stream().flatMap(group -> group.settings().stream()).toList();

  private AllSettings() {}

  /** Whether no sentence may have the value of a setting. */
  static boolean isSecret(String key) {
    return ALL.stream().anyMatch(setting -> setting.key().equals(key) && setting.isSecret());
  }

  /** What is wrong with the value of one; empty if nothing is. */
  static Optional<String> mistake(String key, String value) {
    return ALL.stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .flatMap(setting -> setting.mistake(value));
  }

  /**
   * Every mistake in the values of settings. What is made of a wrong value by default would only
   * repeat its mistake, and so would a rule about it: they are not looked at.
   *
   * @param values by key, without placeholders; a setting that is not among them is one whose
   *     placeholders mean nothing
   * @return sentences; none if the values allow a start
   */
  static List<String> mistakes(Map<String, String> values) {
    List<String> mistakes = new ArrayList<>();
    Set<String> wrong = new HashSet<>();
    for (Setting setting : ALL) {
      String value = values.get(setting.key());
      if (value == null || !Collections.disjoint(setting.madeOf(), wrong)) {
        wrong.add(setting.key());
        continue;
      }
      setting
          .mistake(value)
          .ifPresent(
              mistake -> {
                wrong.add(setting.key());
                mistakes.add(mistake);
              });
    }
    CrossRules.ALL.stream()
        .filter(rule -> Collections.disjoint(rule.keys(), wrong))
        .flatMap(rule -> rule.mistake(values).stream())
        .forEach(mistakes::add);
    return mistakes;
  }
}
