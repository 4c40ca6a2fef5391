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
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;

/**
 * The routes as they were loaded. A step that sends is seen whatever its kind: one that were not
 * would let a removal pass unseen.
 */
final class RouteModel {
  /** An operation that no other name fits counts, so that a new one has to be judged. */
  private static final Pattern REMOVES =
      Pattern.compile(
          ".*operation=(?!describe|list|find|create|select|get|put|restore|tag|untag|deleteSchedule|simulate|peek|count|redrive|readLog).*");

  private RouteModel() {}

  static List<RouteDefinition> routes(CamelContext context) {
    return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
  }

  /** Whether a call of an endpoint removes images, or may. */
  static boolean removes(String uri) {
    return REMOVES.matcher(uri).matches() || isComputed(uri);
  }

  /** The steps that remove images, or may, each after the id of its route. */
  static List<String> removals(CamelContext context) {
    return routes(context).stream()
        .flatMap(
            route ->
                calls(route)
                    .filter(RouteModel::removes)
                    .map(uri -> route.getRouteId() + ": " + uri))
        .toList();
  }

  /** The steps that remove images and can be reached from a route. */
  static List<String> reachableRemovals(CamelContext context, String route) {
    return reachableCalls(context, route).stream().filter(RouteModel::removes).toList();
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
        .filter(uri -> uri.contains("operation=") || isComputed(uri))
        .distinct()
        .toList();
  }

  /**
   * What each step sends to, by whichever kind of step; of one that is computed, the expression.
   */
  private static Stream<String> calls(RouteDefinition route) {
    List<ProcessorDefinition<?>> steps = route.getOutputs();
    return Stream.of(
            steps(steps, SendDefinition.class).map(step -> step.getEndpointUri()),
            // A wireTap is one of these.
            steps(steps, ToDynamicDefinition.class).map(ToDynamicDefinition::getUri),
            steps(steps, EnrichDefinition.class).map(RouteModel::expression),
            steps(steps, PollEnrichDefinition.class).map(RouteModel::expression),
            steps(steps, PollDefinition.class).map(PollDefinition::getUri),
            steps(steps, RecipientListDefinition.class).map(RouteModel::expression),
            steps(steps, RoutingSlipDefinition.class).map(RouteModel::expression),
            steps(steps, DynamicRouterDefinition.class).map(RouteModel::expression))
        .flatMap(uris -> uris);
  }

  private static <T> Stream<T> steps(List<ProcessorDefinition<?>> steps, Class<T> kind) {
    return ProcessorDefinitionHelper.filterTypeInOutputs(steps, kind).stream();
  }

  private static String expression(ExpressionNode step) {
    ExpressionDefinition expression = step.getExpression();
    return expression instanceof ConstantExpression
        ? expression.getExpression()
        : "${" + expression + "}";
  }

  /** Whether a message chooses where it goes, and may choose anything but a route. */
  private static boolean isComputed(String uri) {
    return uri.replaceFirst("\\?.*", "").contains("${") && !uri.startsWith("direct:");
  }

  /** Which routes each step of a route leads to; a computed name can be that of any. */
  private static Stream<Predicate<RouteDefinition>> targets(RouteDefinition route) {
    return calls(route)
        .map(uri -> uri.replaceFirst("\\?.*", ""))
        .map(
            uri ->
                uri.contains("${")
                    ? other -> uri(other).startsWith(uri.replaceFirst("\\$\\{.*", ""))
                    : other -> uri(other).equals(uri));
  }

  private static String uri(RouteDefinition route) {
    return route.getInput().getEndpointUri().replaceFirst("\\?.*", "");
  }
}
