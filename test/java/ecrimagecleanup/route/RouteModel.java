package ecrimagecleanup.route;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;

/** The routes as they were loaded. */
final class RouteModel {
  private RouteModel() {}

  static List<RouteDefinition> routes(CamelContext context) {
    return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
  }

  /** The steps that remove images, each after the id of its route. */
  static List<String> removals(CamelContext context) {
    return routes(context).stream()
        .flatMap(
            route ->
                ProcessorDefinitionHelper.filterTypeInOutputs(
                        route.getOutputs(), SendDefinition.class)
                    .stream()
                    .map(step -> step.getEndpointUri())
                    .filter(
                        uri ->
                            uri.matches(
                                ".*operation=(?!describe|list|find|create|select|get|put|restore|deleteSchedule|peek|count|redrive|tagRepository|untagRepository).*"))
                    .map(uri -> route.getRouteId() + ": " + uri))
        .toList();
  }
}
