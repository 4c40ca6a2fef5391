package ecrimagecleanup.settings;

import ecrimagecleanup.evidence.config.AggregatorQueries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the query templates from the folder where teams can read them too, or from the jar. */
public final class QueryFiles {
  private static final int DEPTH = 2;
  private static final String CLASS_PATH = "classpath:";

  /** Those of the jar. Listing a folder of a jar is not the same on every platform. */
  static final List<String> PACKED =
      List.of(
          "active-families.sql",
          "active-revisions.sql",
          "active-task-definitions.sql",
          "canaries.sql",
          "canary-places.sql",
          "canary-services.sql",
          "captured-lately.sql",
          "in-use.sql",
          "other-types/app-runner-services.sql",
          "other-types/codebuild-projects.sql",
          "other-types/sagemaker-models-of-several-containers.sql",
          "other-types/sagemaker-models.sql",
          "services.sql",
          "statuses.sql",
          "task-definitions.sql");

  private QueryFiles() {}

  /**
   * Reads the templates: every file of the folder, and of the folders in it, that ends with {@code
   * .sql}.
   *
   * @param folder a folder, or {@code classpath:} and one of the class path that holds those of the
   *     application
   * @throws IOException if the folder or a file cannot be read
   * @throws IllegalArgumentException if a template is missing or has no placeholder
   */
  public static AggregatorQueries load(String folder) throws IOException {
    return folder.startsWith(CLASS_PATH)
        ? packed(folder.substring(CLASS_PATH.length()))
        : ofFolder(folder);
  }

  private static AggregatorQueries packed(String folder) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name : PACKED) {
      try (InputStream in =
          QueryFiles.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
        if (in == null) {
          throw new NoSuchFileException(folder + "/" + name);
        }
        files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return new AggregatorQueries(files);
  }

  private static AggregatorQueries ofFolder(String folder) throws IOException {
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
