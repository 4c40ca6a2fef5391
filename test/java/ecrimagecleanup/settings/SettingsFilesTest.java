package ecrimagecleanup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The properties file and the reference say of the settings what their list says. They are made
 * anew by {@code ./mvnw -B test -Dtest=SettingsFilesTest -Dupdate-docs}.
 */
class SettingsFilesTest {
  private static final Path PROPERTIES = Path.of("config/application.properties");
  private static final Path REFERENCE = Path.of("docs/settings.md");

  @Test
  void thePropertiesFileIsMadeFromTheList() throws IOException {
    assertMade(PROPERTIES, "", SettingsFiles.properties(), "# --- Camel ---");
  }

  @Test
  void theReferenceIsMadeFromTheList() throws IOException {
    assertMade(
        REFERENCE,
        "<!-- The tables are made from the list of settings. -->\n",
        SettingsFiles.reference(),
        "<!-- Here the tables end. -->\n");
  }

  private static void assertMade(Path file, String before, String made, String after)
      throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(before) + before.length();
    int end = text.indexOf(after, begin);
    assertThat(begin).isGreaterThanOrEqualTo(before.length());
    assertThat(end).as("the line %s", after.strip()).isPositive();
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, text.substring(0, begin) + made + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("%s; ./mvnw -B test -Dtest=SettingsFilesTest -Dupdate-docs makes it anew", file)
        .isEqualTo(made);
  }

  @Test
  void thePropertiesFileHoldsEachDefaultAndNoOtherSettingOfTheApplication() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(PROPERTIES)) {
      properties.load(reader);
    }

    Map<String, String> own =
        properties.stringPropertyNames().stream()
            .filter(key -> key.startsWith(Setting.PREFIX))
            .collect(Collectors.toMap(key -> key, properties::getProperty));
    assertThat(own)
        .containsExactlyInAnyOrderEntriesOf(
            AllSettings.ALL.stream().collect(Collectors.toMap(Setting::key, Setting::standard)));
  }

  @Test
  void theReferenceHasOneLineForEachSetting() throws IOException {
    assertThat(Files.readAllLines(REFERENCE))
        .filteredOn(line -> line.startsWith("| `" + Setting.PREFIX))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .containsExactlyElementsOf(AllSettings.ALL.stream().map(Setting::key).toList());
  }

  @Test
  void theReferenceNamesWhatHasToBeGiven() throws IOException {
    assertThat(SettingsFiles.toBeGiven())
        .containsExactly("cleanup.account-id", "cleanup.region")
        .allSatisfy(key -> assertThat(intro()).contains("`" + key + "`"));
  }

  private static String intro() throws IOException {
    String text = Files.readString(REFERENCE);
    return text.substring(0, text.indexOf("\n## "));
  }
}
