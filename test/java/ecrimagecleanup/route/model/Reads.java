package ecrimagecleanup.route.model;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Which variables and headers are read by expressions and by the methods of beans. A parameter that
 * is {@link Nullable} may find nothing; a whole exchange or all headers may read anything, so a
 * method that takes one of these is said to read {@link #ANYTHING}.
 */
record Reads(Beans beans) {
  static final String ANYTHING = "what nobody can see";

  private static final String NAME = "([A-Za-z][A-Za-z0-9_-]*)";
  private static final List<Pattern> IN_SIMPLE =
      List.of(
          Pattern.compile("\\$\\{(variable)s?[.:]" + NAME),
          Pattern.compile("\\$\\{(variable)As\\(" + NAME),
          Pattern.compile("\\$\\{(?:in\\.)?(header)s?[.:]" + NAME),
          Pattern.compile("\\$\\{(?:in\\.)?(header)s?\\[['\"]?" + NAME),
          Pattern.compile("\\$\\{(header)As\\(" + NAME));
  private static final Pattern BEAN =
      Pattern.compile("\\$\\{bean:([A-Za-z0-9_-]+)\\?method=([A-Za-z0-9_]+\\(?)");

  static String variable(String name) {
    return "variable " + name;
  }

  static String header(String name) {
    return "header " + name;
  }

  /** What an expression reads. */
  Stream<String> of(Expression expression) {
    Optional<BeanCall> call = expression.call();
    if (call.isPresent()) {
      return of(call.get());
    }
    return switch (expression.language()) {
      case "variable" -> Stream.of(variable(expression.text()));
      case "header" -> Stream.of(header(expression.text()));
      case "constant" -> Stream.empty();
      default -> ofText(expression.text());
    };
  }

  /** What a text reads in which simple expressions stand. */
  Stream<String> ofText(String text) {
    Stream<String> named =
        IN_SIMPLE.stream()
            .flatMap(pattern -> pattern.matcher(text).results())
            .map(found -> found.group(1) + " " + found.group(2));
    Stream<String> byBeans =
        BEAN.matcher(text)
            .results()
            .flatMap(found -> of(BeanCall.of(found.group(1), found.group(2))));
    return Stream.concat(named, byBeans);
  }

  /** What the call of a method reads: by its arguments, or by the annotations of parameters. */
  Stream<String> of(BeanCall call) {
    List<Method> methods = beans.methods(call);
    return call.arguments().isPresent()
        ? ofText(call.arguments().get())
        : methods.stream().flatMap(m -> Stream.of(m.getParameters())).flatMap(Reads::of);
  }

  private static Stream<String> of(Parameter parameter) {
    if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return Stream.empty();
    }
    Variable variable = parameter.getAnnotation(Variable.class);
    if (variable != null) {
      return Stream.of(variable(variable.value()));
    }
    Header header = parameter.getAnnotation(Header.class);
    if (header != null) {
      return Stream.of(header(header.value()));
    }
    return Exchange.class.isAssignableFrom(parameter.getType())
            || Message.class.isAssignableFrom(parameter.getType())
            || parameter.isAnnotationPresent(Headers.class)
            || parameter.isAnnotationPresent(Variables.class)
        ? Stream.of(ANYTHING)
        : Stream.empty();
  }
}
