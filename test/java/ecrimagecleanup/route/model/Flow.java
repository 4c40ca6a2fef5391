package ecrimagecleanup.route.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All routes of some files, and the beans that they declare. */
public record Flow(List<Route> routes, Beans beans) {

  /** That of {@code routes/}. */
  public static Flow ofAllFiles() throws IOException {
    return of(RouteFile.all());
  }

  /** That of one text. */
  public static Flow parse(String yaml) {
    try {
      return of(Stream.of(new RouteFile(Path.of("fixture/x.camel.yaml"), RouteFile.parse(yaml))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Flow of(Stream<RouteFile> files) {
    List<RouteFile> all = files.toList();
    return new Flow(
        all.stream().flatMap(file -> file.routes().map(node -> new Route(file, node))).toList(),
        Beans.of(
            all.stream()
                .flatMap(file -> file.all("beans"))
                .flatMap(beans -> StreamSupport.stream(beans.spliterator(), false))));
  }

  /** The route with an id. */
  public Optional<Route> route(String id) {
    return routes.stream().filter(route -> route.id().equals(id)).findFirst();
  }

  /** The route that a step leads to, if its URI is constant and that of a route. */
  public Optional<Route> target(Step step) {
    return step.isConstant() ? targets(step).findFirst() : Optional.empty();
  }

  /** The routes that a step can lead to: several if a message chooses. */
  public Stream<Route> targets(Step step) {
    String beginning = step.target().replaceFirst("\\$\\{.*", "");
    return routes.stream()
        .filter(Route::isDirect)
        .filter(
            route ->
                step.isConstant()
                    ? route.source().equals(beginning)
                    : route.source().startsWith(beginning));
  }

  /** The routes at which something begins: no step leads to them. */
  public List<Route> entries() {
    List<Route> called =
        routes.stream().flatMap(Route::producers).flatMap(this::targets).distinct().toList();
    return routes.stream().filter(route -> !called.contains(route)).toList();
  }
}
