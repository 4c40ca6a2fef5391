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
 * @param answer a part of the body and the headers that come out, with ID for what SQS invents; the
 *     first line of the file says it
 * @param text the YAML, without that line
 */
record Example(String component, String operation, String answer, String text) {
  private static final Path FOLDER = Path.of("test/resources/components");
  private static final String ANSWERS = "# Answers: ";

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
      String[] parts = Files.readString(file).split("\n", 2);
      if (!parts[0].startsWith(ANSWERS)) {
        throw new IllegalStateException("%s does not begin with %s.".formatted(file, ANSWERS));
      }
      return new Example(
          FOLDER.relativize(file).getName(0).toString(),
          file.toFile().getName().replaceFirst("\\.yaml$", ""),
          parts[0].substring(ANSWERS.length()),
          parts[1]);
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
