package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** docs/components.md says what the components say of themselves. */
class ComponentsPageTest {
  @Test
  void thePageIsThatOfTheComponents() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(Example.PAGE, ComponentsPage.text());
    }

    assertThat(Files.readString(Example.PAGE))
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
