package ecrimagecleanup.settings;

import ecrimagecleanup.evidence.config.AggregatorQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the query templates from the folder where teams can read them too. */
public final class QueryFiles {
  private static final int DEPTH = 2;

  private QueryFiles() {}

  /**
   * Reads the templates: every file of the folder, and of the folders in it, that ends with {@code
   * .sql}.
   *
   * @throws IOException if the folder or a file cannot be read
   * @throws IllegalArgumentException if a template is missing or has no placeholder
   */
  public static AggregatorQueries load(String folder) throws IOException {
    Path home = Path.of(folder);
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> found = Files.walk(home, DEPTH)) {
      List<Path> templates = found.filter(file -> file.toString().endsWith(".sql")).toList();
      for (Path template : templates) {
        String name = home.relativize(template).toString().replace('\\', '/');
        files.put(name, Files.readString(template));
      }
    }
    return new AggregatorQueries(files);
  }
}
