package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A process has one screen: who looks for it a second time does not find it, and tables are as wide
 * as they like.
 */
class OneScreenTest {
  private static final Pattern LOOKS = Pattern.compile("Terminal\\.ofThisProcess\\(\\)");

  @Test
  void eachProcessLooksForItsScreenOnce() throws IOException {
    List<String> looking = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      for (Path source :
          sources.filter(file -> file.toString().matches("src/[a-z]+/java/.*\\.java")).toList()) {
        LOOKS
            .matcher(Files.readString(source))
            .results()
            .forEach(look -> looking.add(source.getFileName().toString()));
      }
    }

    assertThat(looking)
        .as("each is the main class of a process of its own")
        .containsExactlyInAnyOrder(
            "EcrImageCleanup.java",
            "SandboxCommand.java",
            "SimulateCommand.java",
            "BenchmarkCommand.java");
  }
}
