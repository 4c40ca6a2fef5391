package ecrimagecleanup.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** The routes as they were loaded. */
final class RouteModel {
  /** An operation that no other name fits counts, so that a new one has to be judged. */
  private static final Pattern REMOVES =
      Pattern.compile(
          ".*operation=(?!describe|list|find|create|select|get|put|restore|tag|untag|deleteSchedule|simulate|peek|count|redrive).*");

  private RouteModel() {}

  /** Whether a call of an endpoint removes images. */
  static boolean removes(String uri) {
    return REMOVES.matcher(uri).matches();
  }

  static List<RouteDefinition> routes(CamelContext context) {
    return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
  }

  /** The steps that remove images, each after the id of its route. */
  static List<String> removals(CamelContext context) {
    return routes(context).stream()
        .flatMap(
            route ->
                calls(route)
                    .filter(REMOVES.asMatchPredicate())
                    .map(uri -> route.getRouteId() + ": " + uri))
        .toList();
  }

  /** The steps that remove images and can be reached from a route. */
  static List<String> reachableRemovals(CamelContext context, String route) {
    return reachableCalls(context, route).stream().filter(REMOVES.asMatchPredicate()).toList();
  }

  /** The URIs with an operation that can be reached from a route, by way of any other. */
  static List<String> reachableCalls(CamelContext context, String from) {
    List<RouteDefinition> all = routes(context);
    Set<RouteDefinition> reached = new LinkedHashSet<>();
    Deque<RouteDefinition> open = new ArrayDeque<>();
    all.stream().filter(route -> route.getRouteId().equals(from)).forEach(open::add);
    while (!open.isEmpty()) {
      RouteDefinition route = open.remove();
      if (reached.add(route)) {
        targets(route).forEach(target -> all.stream().filter(target).forEach(open::add));
      }
    }
    return reached.stream()
        .flatMap(RouteModel::calls)
        .filter(uri -> uri.contains("operation="))
        .distinct()
        .toList();
  }

  private static Stream<String> calls(RouteDefinition route) {
    return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)
        .stream()
        .map(step -> step.getEndpointUri());
  }

  /** Which routes each step of a route leads to; a computed name can be that of any. */
  private static Stream<Predicate<RouteDefinition>> targets(RouteDefinition route) {
    Stream<Predicate<RouteDefinition>> fixed =
        calls(route).map(uri -> other -> uri(other).equals(uri));
    Stream<Predicate<RouteDefinition>> computed =
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class)
            .stream()
            .map(step -> step.getUri().replaceFirst("\\$\\{.*", ""))
            .map(beginning -> other -> uri(other).startsWith(beginning));
    return Stream.concat(fixed, computed);
  }

  private static String uri(RouteDefinition route) {
    return route.getInput().getEndpointUri();
  }
}
