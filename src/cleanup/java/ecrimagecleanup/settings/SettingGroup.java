package ecrimagecleanup.settings;

import java.util.List;

/**
 * Settings that belong together.
 *
 * @param title what they are about
 * @param settings in the order in which people read them; a default is made of earlier ones
 */
record SettingGroup(String title, List<Setting> settings) {
  SettingGroup {
    settings = List.copyOf(settings);
  }
}
