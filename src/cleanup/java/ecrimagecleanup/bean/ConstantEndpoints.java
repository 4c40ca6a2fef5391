package ecrimagecleanup.bean;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * Resolves the endpoints that {@code enrich} names before any message is taken: Camel itself would
 * find a missing component, a mistyped option or a route that is not there at the first message.
 */
public final class ConstantEndpoints implements StartupListener {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a route that is asked for an answer is not there
   * @throws org.apache.camel.ResolveEndpointFailedException if an endpoint cannot be made
   */
  @Override
  public void onCamelContextStarting(CamelContext context, boolean alreadyStarted) {
    Set<String> inputs = new HashSet<>();
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    for (RouteDefinition route : model.getRouteDefinitions()) {
      inputs.add(route.getInput().getEndpointUri());
    }
    for (RouteDefinition route : model.getRouteDefinitions()) {
      ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), EnrichDefinition.class)
          .forEach(step -> resolve(context, route, step, inputs));
    }
  }

  private static void resolve(
      CamelContext context, RouteDefinition route, EnrichDefinition step, Set<String> inputs) {
    String uri = context.resolvePropertyPlaceholders(step.getExpression().getExpression());
    if (uri.startsWith("direct:") && !inputs.contains(uri)) {
      throw new IllegalStateException(
          "The route %s asks %s, and there is no such route.".formatted(route.getRouteId(), uri));
    }
    context.getEndpoint(uri);
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}
}
