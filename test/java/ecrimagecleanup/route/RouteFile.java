package ecrimagecleanup.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file below {@code routes/}, as the text that it is. */
record RouteFile(Path path, JsonNode content) {
  private static final Path FOLDER = Path.of("routes");

  static Stream<RouteFile> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(RouteFile::read).toList().stream();
    }
  }

  private static RouteFile read(Path path) {
    try {
      return new RouteFile(path, parse(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String yaml) throws IOException {
    return new YAMLMapper().readTree(yaml);
  }

  Stream<JsonNode> routes() {
    return all("route");
  }

  /** Every step that sends a message to an endpoint. */
  Stream<JsonNode> producers() {
    return all("to");
  }

  /** The values of a key, wherever it stands. */
  Stream<JsonNode> all(String key) {
    return all(content, key);
  }

  /** The values of a key, wherever it stands below a node. */
  static Stream<JsonNode> all(JsonNode below, String key) {
    return nodes(below).filter(node -> node.has(key)).map(node -> node.get(key));
  }

  /** Every key below a node. */
  static List<String> keys(JsonNode below) {
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

  /** The URI of an endpoint with its parameters. */
  static String uri(JsonNode endpoint) {
    String query =
        endpoint.path("parameters").properties().stream()
            .map(p -> p.getKey() + "=" + encoded(p.getValue().asText()))
            .collect(Collectors.joining("&"));
    return endpoint.path("uri").asText() + (query.isEmpty() ? "" : "?" + query);
  }

  private static String encoded(String value) {
    return value.startsWith("{{") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
