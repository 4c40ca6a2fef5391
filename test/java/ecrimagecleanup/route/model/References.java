package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;

/**
 * What routes name: endpoints, routes, beans and their methods. Camel finds out at the first
 * message that one of those does not exist which {@code enrich} or a bean's method names.
 */
public final class References {
  private static final Pattern BEAN = Pattern.compile("#bean:([A-Za-z0-9_-]+)");
  private static final Pattern INLINE =
      Pattern.compile("\\$\\{bean:([A-Za-z0-9_-]+)\\?method=([A-Za-z0-9_]+)");

  private final Flow flow;
  private final CamelContext context;
  private final List<String> missing = new ArrayList<>();

  private References(Flow flow, CamelContext context) {
    this.flow = flow;
    this.context = context;
  }

  /** What the routes of a flow name and a context does not have, each after its route. */
  public static List<String> missing(Flow flow, CamelContext context) {
    References references = new References(flow, context);
    flow.routes().forEach(references::check);
    return references.missing;
  }

  private void check(Route route) {
    resolve(route, route.from(), false);
    String text = route.node().toString();
    BEAN.matcher(text).results().forEach(found -> bean(route, found.group(1)));
    INLINE
        .matcher(text)
        .results()
        .forEach(found -> call(route, BeanCall.of(found.group(1), found.group(2))));
    RouteFile.all(route.node(), "ref").forEach(ref -> bean(route, ref.asText()));
    RouteFile.all(route.node(), "method")
        .flatMap(node -> BeanCall.of(node).stream())
        .forEach(call -> call(route, call));
    route
        .allSteps()
        .forEach(
            step -> {
              if (step.kind().equals("bean")) {
                BeanCall.of(step.node()).ifPresent(call -> call(route, call));
              }
              if (step.isProducer()) {
                target(route, step);
              }
              learner(step).ifPresent(call -> learner(route, call));
            });
  }

  /** The method with which a step joins an answer to the body, if it names one. */
  static Optional<BeanCall> learner(Step step) {
    return step.value("aggregationStrategyMethodName")
        .map(method -> BeanCall.of(strategy(step.node()), method));
  }

  private static String strategy(JsonNode step) {
    return step.path("aggregationStrategy").asText().replaceFirst("^#(bean|class):", "");
  }

  private void target(Route route, Step step) {
    if (step.target().startsWith("direct:") && flow.targets(step).findAny().isEmpty()) {
      say(route, "no route is " + step.target());
    }
    if (step.isConstant()) {
      resolve(route, step.uri(), true);
    } else if (!step.target().startsWith("direct:")) {
      say(route, "nobody knows what %s is".formatted(step));
    }
  }

  private void resolve(Route route, String uri, boolean sends) {
    try {
      String resolved = context.resolvePropertyPlaceholders(uri);
      Component component = context.getComponent(resolved.replaceFirst(":.*", ""));
      if (component == null) {
        say(route, "no component is that of " + uri);
        return;
      }
      // Neither is started, so nothing is called.
      Endpoint endpoint = component.createEndpoint(resolved);
      if (sends) {
        endpoint.createProducer();
      }
    } catch (Exception e) {
      say(route, "%s: %s".formatted(uri, e.getMessage()));
    }
  }

  private Optional<Object> bean(Route route, String name) {
    Object bean = context.getRegistry().lookupByName(name);
    if (bean == null) {
      say(route, "no bean is " + name);
    }
    return Optional.ofNullable(bean);
  }

  private Stream<Method> call(Route route, BeanCall call) {
    List<Method> methods =
        bean(route, call.bean()).stream()
            .flatMap(bean -> Stream.of(bean.getClass().getMethods()))
            .filter(method -> method.getName().equals(call.method()))
            .toList();
    if (methods.isEmpty()) {
      say(route, "no method is " + call);
    }
    return methods.stream();
  }

  private void learner(Route route, BeanCall call) {
    if (context.getRegistry().lookupByName(call.bean()) instanceof AggregationStrategy) {
      say(route, "%s is not asked: its bean is a strategy itself".formatted(call));
    }
    if (call(route, call).noneMatch(method -> method.getParameterCount() == 2)) {
      say(route, "%s does not take a body and an answer".formatted(call));
    }
  }

  private void say(Route route, String what) {
    String sentence = "%s: %s".formatted(route, what);
    if (!missing.contains(sentence)) {
      missing.add(sentence);
    }
  }
}
