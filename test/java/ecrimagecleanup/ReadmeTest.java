package ecrimagecleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what is tested. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

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
