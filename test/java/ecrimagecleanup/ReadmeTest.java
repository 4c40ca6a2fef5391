package ecrimagecleanup;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.question.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README and the guide to extending it show is what is tested. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path EXTENDING = Path.of("docs/extending.md");

  @Test
  void theReadmeIsReadInTwoMinutes() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void theReadmeCountsTheQuestions() throws IOException {
    assertThat(Files.readString(README))
        .contains("[%d questions in order]".formatted(Questions.IN_ORDER.size()));
  }

  @Test
  void theSourceOfEvidenceThatIsShownIsOneThatIsTested() throws IOException {
    assertThat(Files.readString(EXTENDING))
        .contains(
            "```yaml\n"
                + Files.readString(
                    Path.of("test/resources/own-source/evidence-protected-references.camel.yaml"))
                + "```");
  }

  @Test
  void theTestOfARouteThatIsShownIsOneThatRuns() throws IOException {
    String shown = Files.readString(EXTENDING);
    String runs =
        Files.readString(Path.of("test/java/ecrimagecleanup/route/SkippedImagesRouteTest.java"));

    assertThat(shown).contains(runs.substring(runs.indexOf("@CamelMainTest(")).strip());
  }
}
