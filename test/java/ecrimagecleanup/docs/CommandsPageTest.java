package ecrimagecleanup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/commands.md says what the commands say with --help. */
class CommandsPageTest {
  private static final Path PAGE = Path.of("docs/commands.md");

  @Test
  void thePageIsThatOfTheCommands() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, CommandsPage.text());
    }

    assertThat(Files.readString(PAGE))
        .as("make it anew: ./mvnw -B test -Dtest=CommandsPageTest -Dregenerate")
        .isEqualTo(CommandsPage.text());
  }

  @Test
  void everyCommandHasASectionAndNothingIsWithoutAWord() {
    assertThat(CommandsPage.text())
        .contains("## run\n", "## checks redrive\n", "## sandbox\n", "## simulate\n")
        .doesNotContain("|  |\n", "${", "null", "\n\n\n");
  }
}
