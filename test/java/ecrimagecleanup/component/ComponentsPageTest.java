package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/components.md says what the components say of themselves. */
class ComponentsPageTest {
  private static final Path PAGE = Path.of("docs/components.md");

  @Test
  void thePageIsThatOfTheComponents() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, ComponentsPage.text());
    }

    assertThat(Files.readString(PAGE))
        .as("make it anew: ./mvnw -B test -Dtest=ComponentsPageTest -Dregenerate")
        .isEqualTo(ComponentsPage.text());
  }

  @Test
  void nothingOnItIsWithoutAWord() {
    assertThat(ComponentsPage.text())
        .doesNotContain("|  |\n")
        .doesNotContain("{@")
        .doesNotContain("\n\n\n");
  }
}
