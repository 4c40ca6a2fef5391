package ecrimagecleanup.route.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;

/**
 * Follows the type of the body through the steps of each route, from what its description says that
 * goes in to what it says that comes out ({@link Signature}). A body can be of several types where
 * ways meet; then each has to fit. What an endpoint outside of the flow or a simple expression
 * yields is not known and fits everything. After a {@code split} the body is what it was before.
 */
public final class BodyTypes {
  private static final Set<String> ANY = Set.of(Signature.ANY);

  private final Flow flow;
  private final Types types;
  private final List<String> mistakes = new ArrayList<>();

  private BodyTypes(Flow flow, Types types) {
    this.flow = flow;
    this.types = types;
  }

  /**
   * Sentences that name route, step, what is expected and what is found.
   *
   * @param classes those that descriptions may name
   */
  public static List<String> mistakes(Flow flow, Stream<Class<?>> classes) {
    BodyTypes all = new BodyTypes(flow, new Types(classes));
    flow.routes().forEach(all::check);
    return all.mistakes.stream().distinct().toList();
  }

  private void check(Route route) {
    Optional<Signature> signature = Signature.of(route);
    if (signature.isEmpty()) {
      mistakes.add("%s: its description does not begin with In -> Out:".formatted(route));
      return;
    }
    Stream.of(signature.get().in(), signature.get().out())
        .flatMap(type -> types.unknown(type).stream())
        .forEach(name -> mistakes.add("%s: no class is called %s".formatted(route, name)));
    Walk walk = new Walk(route);
    Set<String> end = walk.through(route.steps(), Set.of(signature.get().in()));
    walk.expect("its end", end, signature.get().out());
  }

  /** What learns an answer: its parameters are the body and the answer. */
  private List<Method> learners(Step step) {
    return References.learner(step).stream()
        .flatMap(call -> flow.beans().methods(call).stream())
        .filter(method -> method.getParameterCount() == 2)
        .toList();
  }

  /** One walk through a route. */
  private final class Walk {
    private final Route route;

    Walk(Route route) {
      this.route = route;
    }

    Set<String> through(List<Step> steps, Set<String> before) {
      Set<String> body = before;
      for (Step step : steps) {
        body = after(step, body);
      }
      return body;
    }

    private Set<String> after(Step step, Set<String> body) {
      return switch (step.kind()) {
        case "bean" -> BeanCall.of(step.node()).map(call -> called(step, call, body)).orElse(ANY);
        case "setBody", "transform" -> evaluated(step, body);
        case "to" -> sent(step, body);
        case "toD" -> step.value("variableReceive").isPresent() ? body : asked(step, body);
        case "enrich", "pollEnrich" -> joined(step, body);
        case "poll" -> ANY;
        case "split" -> {
          through(step.steps(), elements(evaluated(step, body)));
          yield body;
        }
        case "loop" -> {
          evaluated(step, body);
          Set<String> once = either(body, through(step.steps(), body));
          yield either(once, through(step.steps(), once));
        }
        case "filter" -> {
          evaluated(step, body);
          yield either(body, through(step.steps(), body));
        }
        case "choice" -> chosen(step, body);
        case "doTry" -> tried(step, body);
        case "throwException", "stop" -> Set.of();
        case "step", "pipeline", "policy" -> through(step.steps(), body);
        default -> {
          evaluated(step, body);
          through(step.steps(), body);
          yield body;
        }
      };
    }

    private Set<String> evaluated(Step step, Set<String> body) {
      return step.expression().map(e -> evaluated(step, e, body)).orElse(ANY);
    }

    private Set<String> evaluated(Step step, Expression expression, Set<String> body) {
      if (expression.call().isPresent()) {
        return called(step, expression.call().get(), body);
      }
      return expression.text().strip().equals("${body}") ? body : ANY;
    }

    private Set<String> called(Step step, BeanCall call, Set<String> body) {
      List<Method> methods = flow.beans().methods(call);
      expectOne(step, body, methods.stream().map(method -> bodyOf(method, call)).toList());
      return methods.stream()
          .flatMap(m -> m.getReturnType() == void.class ? body.stream() : Stream.of(returned(m)))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String returned(Method method) {
      String type = Types.name(method.getGenericReturnType());
      return type.equals("Object") ? Signature.ANY : type;
    }

    /** What the method wants of the body: the type of its parameter, if it has one for it. */
    private static String bodyOf(Method method, BeanCall call) {
      List<Parameter> parameters = List.of(method.getParameters());
      if (call.arguments().isPresent()) {
        int index = List.of(call.arguments().get().split("\\s*,\\s*")).indexOf("${body}");
        return index < 0 || index >= parameters.size() ? Signature.ANY : of(parameters.get(index));
      }
      return parameters.stream()
          .filter(parameter -> parameter.isAnnotationPresent(Body.class))
          .findFirst()
          .or(() -> parameters.stream().filter(BodyTypes::isPlain).findFirst())
          .map(Walk::of)
          .orElse(Signature.ANY);
    }

    private static String of(Parameter parameter) {
      return Types.name(parameter.getParameterizedType());
    }

    private Set<String> sent(Step step, Set<String> body) {
      Set<String> answer = step.target().startsWith("micrometer:") ? body : asked(step, body);
      return step.value("variableReceive").isPresent() ? body : answer;
    }

    /** What a route or an endpoint leaves in the body, if the body is sent there. */
    private Set<String> asked(Step step, Set<String> body) {
      Set<String> message = step.value("variableSend").isPresent() ? ANY : body;
      List<Optional<Signature>> targets = flow.targets(step).map(Signature::of).toList();
      targets.forEach(t -> t.ifPresent(signature -> expect(step, message, signature.in())));
      return targets.isEmpty()
          ? ANY
          : targets.stream()
              .map(target -> target.map(Signature::out).orElse(Signature.ANY))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> joined(Step step, Set<String> body) {
      Set<String> answer = asked(step, body);
      if (!step.node().has("aggregationStrategy")) {
        return answer;
      }
      List<Method> learners = learners(step);
      expectOne(step, body, learners.stream().map(m -> of(m.getParameters()[0])).toList());
      expectOne(step, answer, learners.stream().map(m -> of(m.getParameters()[1])).toList());
      return learners.isEmpty()
          ? ANY
          : learners.stream().map(Walk::returned).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> chosen(Step step, Set<String> body) {
      Stream<Set<String>> whens =
          step.parts("when").stream()
              .map(
                  when -> {
                    Expression.of(when).ifPresent(e -> evaluated(step, e, body));
                    return through(Step.list(when.path("steps")), body);
                  });
      List<Step> otherwise = Step.list(step.node().path("otherwise").path("steps"));
      return whens.reduce(through(otherwise, body), BodyTypes::either);
    }

    /** What the body is when something is caught nobody knows. */
    private Set<String> tried(Step step, Set<String> body) {
      through(Step.list(step.node().path("doFinally").path("steps")), ANY);
      return step.parts("doCatch").stream()
          .map(part -> through(Step.list(part.path("steps")), ANY))
          .reduce(through(step.steps(), body), BodyTypes::either);
    }

    private void expectOne(Step step, Set<String> found, List<String> expected) {
      if (expected.stream().noneMatch(type -> fit(found, type))) {
        expected.stream().limit(1).forEach(type -> expect(step, found, type));
      }
    }

    private boolean fit(Set<String> found, String expected) {
      return found.stream().allMatch(type -> types.fits(type, expected));
    }

    void expect(Object place, Set<String> found, String expected) {
      if (!fit(found, expected)) {
        mistakes.add(
            "%s: %s expects %s and finds %s"
                .formatted(route, place, expected, String.join(" or ", found)));
      }
    }
  }

  /** Whether Camel gives the body to a parameter, for it has no annotation. */
  private static boolean isPlain(Parameter parameter) {
    return !parameter.getType().getName().startsWith("org.apache.camel.")
        && Stream.of(parameter.getAnnotations())
            .map(Annotation::annotationType)
            .noneMatch(type -> type.getName().startsWith("org.apache.camel."));
  }

  private static Set<String> elements(Set<String> collections) {
    return collections.stream().map(Types::element).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> either(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
