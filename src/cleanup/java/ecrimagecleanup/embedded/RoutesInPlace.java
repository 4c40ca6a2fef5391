package ecrimagecleanup.embedded;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/**
 * Refuses the start if another route has taken the place of a loaded one. Camel lets a route with
 * the same id do so in silence, also where the same file is loaded again, and then with the error
 * handler of the context.
 */
final class RoutesInPlace implements StartupListener {
  private final Map<String, RouteDefinition> loaded;

  private RoutesInPlace(Map<String, RouteDefinition> loaded) {
    this.loaded = loaded;
  }

  /** The routes that have come since there were only those. */
  static RoutesInPlace since(List<RouteDefinition> before, CamelContext context) {
    return new RoutesInPlace(
        of(context).stream()
            .filter(route -> !before.contains(route))
            .collect(
                Collectors.toUnmodifiableMap(RouteDefinition::getRouteId, Function.identity())));
  }

  /** The routes of a context, as they are now. */
  static List<RouteDefinition> of(CamelContext context) {
    return List.copyOf(
        context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions());
  }

  /**
   * {@inheritDoc}
   *
   * @throws VetoCamelContextStartException if a route has the id of a loaded one
   */
  @Override
  public void onCamelContextStarting(CamelContext context, boolean alreadyStarted)
      throws VetoCamelContextStartException {
    List<String> others =
        of(context).stream()
            .filter(route -> loaded.getOrDefault(route.getRouteId(), route) != route)
            .map(RouteDefinition::getRouteId)
            .toList();
    if (!others.isEmpty()) {
      throw new VetoCamelContextStartException(
          "Another route of the context has taken the place of a route of ecr-image-cleanup: %s. Give it another id, and load the routes of the jar once."
              .formatted(String.join(", ", others)),
          context,
          true);
    }
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}
}
