package ecrimagecleanup.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar is said to hold is what there is. */
class PackedFilesTest {
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  void everyRouteIsPacked() throws IOException {
    assertThat(PackedFiles.ROUTE_FILES)
        .containsExactlyInAnyOrderElementsOf(files(Path.of("routes")));
    assertThat(PackedFiles.ROUTE_FILES)
        .allMatch(file -> resource("ecr-image-cleanup/routes/" + file));
  }

  private static boolean resource(String name) {
    return PackedFiles.class.getClassLoader().getResource(name) != null;
  }
}
