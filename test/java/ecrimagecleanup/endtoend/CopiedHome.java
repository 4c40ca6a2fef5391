package ecrimagecleanup.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The routes and the configuration in a folder of a test, which changes some of them. */
final class CopiedHome {
  private CopiedHome() {}

  /** Copies them into an empty folder. */
  static void into(Path home) throws IOException {
    for (String folder : List.of("routes", "config")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(file));
        }
      }
    }
  }
}
