package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model of the loaded routes sees a removal however it is called. */
class RouteModelTest {
  private static final String STEP =
      """
      - route:
          id: outer
          from:
            uri: direct:outer
            steps:
              - filter:
                  expression: {simple: {expression: "${body}"}}
                  steps:
                    - %s
      - route:
          id: inner
          from:
            uri: direct:inner
            steps:
              - to: {uri: "ecr-images:x", parameters: {operation: deleteImages}}
      """;

  private static CamelContext loaded(String step) throws Exception {
    CamelContext context = new DefaultCamelContext();
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.fromString("x.camel.yaml", STEP.formatted(step)));
    return context;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: {uri: 'ecr-images:x', parameters: {operation: deleteImages}}",
        "to: {uri: 'ecr-images:x?operation=deleteImages'}",
        "toD: {uri: 'ecr-images:x', parameters: {operation: deleteImages}}",
        "toD: {uri: '${variable.somewhere}'}",
        "wireTap: {uri: 'ecr-images:x?operation=deleteImages'}",
        "poll: {uri: 'ecr-images:x?operation=deleteImages'}",
        "enrich: {expression: {constant: {expression: 'ecr-images:x?operation=deleteImages'}}}",
        "enrich: {expression: {simple: {expression: 'ecr-images:x?operation=${body}'}}}",
        "enrich: {expression: {variable: {expression: somewhere}}}",
        "pollEnrich: {expression: {constant: {expression: 'ecr-images:x?operation=deleteImages'}}}",
        "recipientList: {expression: {simple: {expression: '${body}'}}}",
        "routingSlip: {expression: {simple: {expression: '${body}'}}}",
        "dynamicRouter: {expression: {simple: {expression: '${body}'}}}"
      })
  void seesARemovalByEachKindOfStep(String step) throws Exception {
    assertThat(RouteModel.removals(loaded(step)))
        .as(step)
        .anyMatch(removal -> removal.startsWith("outer: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: {uri: 'direct:inner'}",
        "to: {uri: 'direct:inner', parameters: {block: false}}",
        "toD: {uri: 'direct:in${variable.x}'}",
        "wireTap: {uri: 'direct:inner'}",
        "enrich: {expression: {constant: {expression: 'direct:inner'}}}",
        "enrich: {expression: {constant: {expression: 'direct:inner?block=false'}}}"
      })
  void followsEachKindOfStep(String step) throws Exception {
    assertThat(RouteModel.reachableRemovals(loaded(step), "outer"))
        .as(step)
        .containsExactly("ecr-images:x?operation=deleteImages");
  }

  @Test
  void whatReadsIsNoRemoval() throws Exception {
    CamelContext context =
        loaded(
            "enrich: {expression: {constant: {expression: 'ecr-images:x?operation=findImage'}}}");

    assertThat(RouteModel.removals(context))
        .containsExactly("inner: ecr-images:x?operation=deleteImages");
    assertThat(RouteModel.reachableRemovals(context, "outer")).isEmpty();
    assertThat(RouteModel.reachableCalls(context, "outer"))
        .containsExactly("ecr-images:x?operation=findImage");
  }
}
