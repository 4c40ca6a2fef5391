package ecrimagecleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the README says of the settings. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path SETTINGS = Path.of("config/application.properties");

  @Test
  void everySettingStandsInTheTableOnce() throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(SETTINGS)) {
      settings.load(reader);
    }

    assertThat(Files.readAllLines(README))
        .filteredOn(line -> line.startsWith("| `" + Settings.PREFIX))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .containsExactlyInAnyOrderElementsOf(
            settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(Settings.PREFIX))
                .toList());
  }

  @Test
  void theSourceOfEvidenceThatItShowsIsOneThatIsTested() throws IOException {
    assertThat(Files.readString(README))
        .contains(
            "```yaml\n"
                + Files.readString(
                    Path.of("test/resources/own-source/evidence-protected-references.camel.yaml"))
                + "```");
  }

  @Test
  void theTestOfARouteThatItShowsIsOneThatRuns() throws IOException {
    String shown = Files.readString(README);
    String runs =
        Files.readString(Path.of("test/java/ecrimagecleanup/route/SkippedImagesRouteTest.java"));

    assertThat(shown).contains(runs.substring(runs.indexOf("@CamelMainTest(")).strip());
  }
}
