package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of {@code routes/} or of a folder in it, as the text that it is. */
public record RouteFile(Path path, JsonNode content) {
  private static final Path FOLDER = Path.of("routes");
  private static final String SUFFIX = ".camel.yaml";

  public static Stream<RouteFile> all() throws IOException {
    return all(FOLDER);
  }

  /** The files of a folder and of those in it, by their names. */
  public static Stream<RouteFile> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(RouteFile::read)
          .toList()
          .stream();
    }
  }

  private static RouteFile read(Path path) {
    try {
      return new RouteFile(path, parse(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode parse(String yaml) throws IOException {
    return new YAMLMapper().readTree(yaml);
  }

  public Stream<JsonNode> routes() {
    return all("route");
  }

  /** Every step that sends a message to an endpoint, whatever its kind. */
  public Stream<Step> producers() {
    return routes().flatMap(Step::in).filter(Step::isProducer);
  }

  /** The name of the folder in which it is. */
  public String folder() {
    return path.getName(path.getNameCount() - 2).toString();
  }

  /** How many lines it has, with comments and empty ones. */
  public long lines() throws IOException {
    try (Stream<String> lines = Files.lines(path)) {
      return lines.count();
    }
  }

  /** The values of a key, wherever it stands. */
  public Stream<JsonNode> all(String key) {
    return all(content, key);
  }

  /** The values of a key, wherever it stands below a node. */
  public static Stream<JsonNode> all(JsonNode below, String key) {
    return nodes(below).filter(node -> node.has(key)).map(node -> node.get(key));
  }

  /** Every key below a node. */
  public static List<String> keys(JsonNode below) {
    return nodes(below)
        .flatMap(node -> node.properties().stream())
        .map(Map.Entry::getKey)
        .distinct()
        .toList();
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(
        Stream.of(node), StreamSupport.stream(node.spliterator(), false).flatMap(RouteFile::nodes));
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
