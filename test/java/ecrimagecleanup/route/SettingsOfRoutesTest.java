package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings of {@code config/application.properties} and those that the routes ask for. */
class SettingsOfRoutesTest {
  private static final Path FILE = Path.of("config/application.properties");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(cleanup\\.[a-z.-]+)");

  @Test
  void everyPlaceholderOfTheRoutesIsASetting() throws IOException {
    assertThat(placeholders()).isNotEmpty().isSubsetOf(settings());
  }

  @Test
  void everySettingIsUsed() throws IOException {
    Set<String> unused = new TreeSet<>(settings());
    unused.removeAll(placeholders());
    String code = text(Path.of("src/main/java"), ".java");
    String file = Files.readString(FILE);
    unused.removeIf(
        key ->
            file.contains("{{" + key + "}}")
                || code.contains('"' + key + '"')
                || code.contains('"' + key.substring("cleanup.".length()) + '"'));

    assertThat(unused).isEmpty();
  }

  @Test
  void everySettingHasARemarkBeforeIt() throws IOException {
    assertThat(
            Stream.of(Files.readString(FILE).split("\n\n"))
                .filter(paragraph -> paragraph.contains("\ncleanup."))
                .filter(paragraph -> !paragraph.startsWith("#")))
        .isEmpty();
  }

  private static Set<String> placeholders() throws IOException {
    return PLACEHOLDER
        .matcher(text(Path.of("routes"), ".yaml"))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> settings() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith("cleanup."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .map(SettingsOfRoutesTest::read)
          .collect(Collectors.joining("\n"));
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
