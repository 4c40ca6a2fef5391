package ecrimagecleanup.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A route that uses one operation of a component, written in YAML alone. The page of the components
 * shows it.
 *
 * @param component the scheme
 * @param operation the value of the option
 * @param text the YAML
 */
record Example(String component, String operation, String text) {
  private static final Path FOLDER = Path.of("test/resources/components");

  /** All of them, by component and operation. */
  static List<Example> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(Example::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example read(Path file) {
    try {
      return new Example(
          FOLDER.relativize(file).getName(0).toString(),
          file.toFile().getName().replaceFirst("\\.yaml$", ""),
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code component:operation}. */
  @Override
  public String toString() {
    return component + ":" + operation;
  }
}
