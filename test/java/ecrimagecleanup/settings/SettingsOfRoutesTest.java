package ecrimagecleanup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings and what the routes ask for. */
class SettingsOfRoutesTest {
  private static final Path ROUTES = Path.of("routes");
  private static final Path CODE = Path.of("src/cleanup/java");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[?!]?(cleanup\\.[A-Za-z0-9.-]+)([^}]*)}}");

  @Test
  void everyPlaceholderOfTheRoutesIsASetting() throws IOException {
    assertThat(placeholders().map(found -> found.group(1)).toList())
        .isNotEmpty()
        .isSubsetOf(keys(AllSettings.ALL.stream()));
  }

  /** A platform may drop what has no value; then it means the same. */
  @Test
  void hazard06EveryOptionalSettingIsReadWithAnEmptyDefault() throws IOException {
    Set<String> optional =
        keys(AllSettings.ALL.stream().filter(setting -> setting.empty().isPresent()));

    assertThat(placeholders().filter(found -> optional.contains(found.group(1))))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.group(2)).as(found.group()).isEqualTo(":"));
  }

  /** What is missing would otherwise have a second default, or none that is safe. */
  @Test
  void noOtherSettingIsReadWithADefault() throws IOException {
    Set<String> others =
        keys(AllSettings.ALL.stream().filter(setting -> setting.empty().isEmpty()));

    assertThat(placeholders().filter(found -> others.contains(found.group(1))))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.group(2)).as(found.group()).isEmpty());
  }

  @Test
  void everySettingIsUsed() throws IOException {
    Set<String> used = placeholders().map(found -> found.group(1)).collect(Collectors.toSet());
    AllSettings.ALL.forEach(setting -> used.addAll(setting.madeOf()));
    String code = text(CODE, ".java");
    Set<String> unused = new TreeSet<>(keys(AllSettings.ALL.stream()));
    unused.removeAll(used);
    unused.removeIf(key -> code.contains('"' + key + '"'));

    assertThat(unused).isEmpty();
  }

  private static Set<String> keys(Stream<Setting> settings) {
    return settings.map(Setting::key).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<MatchResult> placeholders() throws IOException {
    return PLACEHOLDER.matcher(text(ROUTES, ".yaml")).results();
  }

  /** The files of a folder, but for those of the settings themselves. */
  private static String text(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(suffix))
              .filter(file -> !file.toString().replace('\\', '/').contains("/settings/"))
              .toList();
      return found.stream().map(SettingsOfRoutesTest::read).collect(Collectors.joining("\n"));
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
