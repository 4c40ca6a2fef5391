package ecrimagecleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every control of SECURITY.md names its test, and the test exists. */
class SecurityTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");
  private static final Pattern ROW = Pattern.compile("\\| \\*\\*");

  @Test
  void everyTestOfAControlExists() throws IOException {
    List<String> named =
        TEST.matcher(Files.readString(Path.of("SECURITY.md")))
            .results()
            .map(found -> found.group(1) + "." + found.group(2))
            .toList();

    assertThat(named).hasSizeGreaterThan(20).allSatisfy(SecurityTest::assertExists);
  }

  @Test
  void everyThreatHasATest() throws IOException {
    List<String> threats =
        Files.readString(Path.of("SECURITY.md"))
            .lines()
            .filter(line -> ROW.matcher(line).lookingAt())
            .toList();

    assertThat(threats).isNotEmpty().allMatch(line -> TEST.matcher(line).find());
  }

  private static void assertExists(String test) {
    Matcher parts = TEST.matcher("`" + test + "`");
    assertThat(parts.matches()).isTrue();
    try (Stream<Path> sources = Files.walk(Path.of("test/java"))) {
      Path source =
          sources.filter(file -> file.endsWith(parts.group(1) + ".java")).findFirst().orElseThrow();
      assertThat(Files.readString(source))
          .as(test)
          .containsPattern("(void|ArchRule)\\s+" + parts.group(2) + "\\b");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
