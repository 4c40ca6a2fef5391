package ecrimagecleanup.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Names of the routes that a context uses already. Camel would let the one of them that is loaded
 * last take the place of the other, in silence.
 */
final class TakenNames {
  private static final Pattern ROUTE = Pattern.compile("(?m)^ +id: (cleanup-[a-z-]+)$");
  private static final Pattern INPUT =
      Pattern.compile("(?m)^    from:\\n +uri: ((?:direct|timer|quartz):cleanup-[a-z-]+)");
  private static final Pattern BEAN = Pattern.compile("(?m)^    - name: (cleanup[A-Z]\\w*)$");

  private TakenNames() {}

  /** Sentences about them; none if there are none. */
  static List<String> of(RouteFiles files, CamelContext context) throws IOException {
    List<String> taken = new ArrayList<>();
    if (files.copies().size() > 1) {
      taken.add(
          "There are several copies of ecr-image-cleanup on the class path, and one is enough: %s."
              .formatted(
                  files.copies().stream().map(Object::toString).collect(Collectors.joining(", "))));
    }
    String text = files.text();
    Set<String> routes = found(ROUTE, text);
    Set<String> inputs = found(INPUT, text);
    for (RouteDefinition route : RoutesInPlace.of(context)) {
      if (routes.contains(route.getRouteId())) {
        taken.add("The context already has a route %s.".formatted(route.getRouteId()));
      } else if (inputs.contains(route.getInput().getEndpointUri())) {
        taken.add(
            "A route of the context is already called by %s."
                .formatted(route.getInput().getEndpointUri()));
      }
    }
    found(BEAN, text).stream()
        .sorted()
        .filter(name -> context.getRegistry().lookupByName(name) != null)
        .map("The context already has a bean %s."::formatted)
        .forEach(taken::add);
    return taken;
  }

  private static Set<String> found(Pattern names, String text) {
    return names
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
