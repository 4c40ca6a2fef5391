package ecrimagecleanup.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * All those of the installation.
   *
   * @param home the folder that holds {@code routes/}
   * @param file the keys of the file
   * @param overrides the keys of the command line
   */
  static List<String> in(Path home, Set<String> file, Set<String> overrides) {
    List<String> given = Stream.concat(file.stream(), overrides.stream()).toList();
    return Stream.of(
            ofApplication(given.stream()),
            withoutPrefix(given.stream()),
            ofNobody(home.resolve("routes"), file, overrides))
        .flatMap(List::stream)
        .toList();
  }

  /** Those that begin like settings of the application, and are none. */
  static List<String> ofApplication(Stream<String> named) {
    Set<String> known = Settings.defaults().keySet();
    return named
        .filter(key -> key.startsWith(Setting.PREFIX) && !known.contains(key))
        .distinct()
        .map("There is no setting %s."::formatted)
        .toList();
  }

  /** Settings of the application without its prefix. */
  private static List<String> withoutPrefix(Stream<String> named) {
    Set<String> known = Settings.defaults().keySet();
    return named
        .filter(key -> known.contains(Setting.PREFIX + key))
        .distinct()
        .sorted()
        .map("There is no setting %1$s. The one of the application is cleanup.%1$s."::formatted)
        .toList();
  }

  /**
   * Those of the command line that are neither of the application nor of Camel, and that neither
   * the file nor a route of the operator's own names.
   */
  private static List<String> ofNobody(Path routes, Set<String> file, Set<String> overrides) {
    Set<String> known = Settings.defaults().keySet();
    return overrides.stream()
        .filter(key -> !key.startsWith(Setting.PREFIX) && !key.startsWith(CAMEL))
        .filter(key -> !known.contains(Setting.PREFIX + key) && !file.contains(key))
        .filter(key -> !isNamed(routes, key))
        .sorted()
        .map(
            "There is no setting %s: neither config/application.properties nor a route names it."
                ::formatted)
        .toList();
  }

  private static boolean isNamed(Path routes, String key) {
    if (!Files.isDirectory(routes)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(routes)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> read(file).contains("{{" + key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
