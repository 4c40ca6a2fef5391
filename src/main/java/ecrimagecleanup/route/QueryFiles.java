package ecrimagecleanup.route;

import ecrimagecleanup.check.AggregatorQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the query templates from the folder where teams can read them too. */
public final class QueryFiles {
  private QueryFiles() {}

  /**
   * Reads the templates.
   *
   * @param folder the folder with {@code task-definitions.sql} and {@code services.sql}
   * @throws IOException if a file is missing or cannot be read
   */
  public static AggregatorQueries load(String folder) throws IOException {
    Path path = Path.of(folder);
    return new AggregatorQueries(
        Files.readString(path.resolve("task-definitions.sql")),
        Files.readString(path.resolve("services.sql")));
  }
}
