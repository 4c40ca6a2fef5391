package ecrimagecleanup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hosts of {@code deploy/embed} have the versions that are documented, or those of the jar. */
class VersionsOfHostsTest {
  private static final Pattern VERSION =
      Pattern.compile("<([a-z.-]+)\\.version>([0-9][^<]*)</\\1\\.version>");

  static Stream<Path> hosts() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("deploy/embed"))) {
      return folders
          .map(folder -> folder.resolve("pom.xml"))
          .filter(Files::exists)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyVersionIsDocumentedOrThatOfTheJar(Path pom) throws IOException {
    String known =
        Files.readString(Path.of("docs/embedding.md")) + Files.readString(Path.of("pom.xml"));
    List<MatchResult> versions = VERSION.matcher(Files.readString(pom)).results().toList();

    assertThat(versions)
        .isNotEmpty()
        .allSatisfy(
            version ->
                assertThat(known)
                    .as(version.group())
                    .containsPattern(
                        "(?<![0-9.])" + Pattern.quote(version.group(2)) + "(?![0-9])"));
  }
}
