package ecrimagecleanup.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys of settings that nothing reads, in sentences. One that is mistyped would leave its setting
 * at the default, in silence.
 */
final class UnreadKeys {
  private static final String CAMEL = "camel.";

  private UnreadKeys() {}

  /** Those that begin like settings of the application, and are none. */
  static List<String> ofApplication(Stream<String> named) {
    Set<String> known = Settings.defaults().keySet();
    return named
        .filter(key -> key.startsWith(Setting.PREFIX) && !known.contains(key))
        .distinct()
        .map("There is no setting %s."::formatted)
        .toList();
  }

  /**
   * Settings of the application without its prefix, and on the command line what is neither one of
   * Camel nor in the file, where those of an operator's own routes are.
   */
  static List<String> withoutPrefix(Set<String> file, Set<String> overrides) {
    Set<String> known = Settings.defaults().keySet();
    Stream<String> unprefixed =
        Stream.concat(file.stream(), overrides.stream())
            .filter(key -> known.contains(Setting.PREFIX + key))
            .map(
                "There is no setting %1$s. The one of the application is cleanup.%1$s."::formatted);
    Stream<String> nowhere =
        overrides.stream()
            .filter(key -> !key.startsWith(Setting.PREFIX) && !key.startsWith(CAMEL))
            .filter(key -> !known.contains(Setting.PREFIX + key) && !file.contains(key))
            .map("There is no setting %s, and config/application.properties has none."::formatted);
    return Stream.concat(unprefixed, nowhere).distinct().sorted().toList();
  }
}
